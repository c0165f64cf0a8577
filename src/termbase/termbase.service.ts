import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Caller, notFound, requireFound, requireRoleIn } from '../domain/accounts/caller.js';
import { hasRole } from '../domain/accounts/grants.js';
import { DomainError } from '../domain/errors.js';
import { parseLanguageTag } from '../domain/languages/language-tag.js';
import { reviewEntry, reviewRendering, type TermVerdict } from '../domain/terms/review-term.js';
import { soundEntry } from '../domain/terms/sound-entry.js';
import { termOf } from '../domain/terms/term.js';
import { cutPage, type PageOf, type PageQuery, textAfter } from '../http/page.js';
import type { Precondition } from '../http/precondition.js';
import { Reads } from '../persistence/reads.js';
import type { TermFilter } from '../persistence/repositories/terms.repository.js';
import type {
  StoredRendering,
  StoredTerm,
  TermAction,
  TermChangeRecord,
} from '../persistence/term-records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { identityKey, identityOf, storeTerms } from './store-terms.js';
import { factsOf, type RenderingWish, renderingOf, type TermFactsWish, type TermWish } from './term-wish.js';

/** What a coordinator changes of an entry. */
export interface TermCorrection extends TermFactsWish {
  readonly status?: 'approved' | 'retired' | undefined;
}

const ENGLISH = 'en';

/** The termbase: looking into it, proposing, approving and mending. */
@Injectable()
export class TermbaseService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** By term. */
  async list(filter: TermFilter, query: PageQuery): Promise<PageOf<StoredTerm>> {
    const page = { after: textAfter(query.cursor), limit: query.limit + 1 };
    return cutPage(await this.reads.terms.list(page, filter), query.limit, ({ id }) => id);
  }

  /** @throws DomainError `not-found`. */
  async find(id: string): Promise<StoredTerm> {
    return requireFound(await this.reads.terms.byId(id), 'term');
  }

  /** What was done with an entry, oldest first. @throws DomainError `not-found`. */
  async history(id: string): Promise<TermChangeRecord[]> {
    await this.find(id);
    return this.reads.terms.changes(id);
  }

  /**
   * Adds an entry: a coordinator's is approved, anybody else's is proposed.
   *
   * @throws DomainError `invalid-input`, `unknown-language`; `term-exists`; `forbidden` where a rendering is neither in the
   *   language of the sources nor in one of the caller's.
   */
  async propose(wish: TermWish, caller: Caller): Promise<StoredTerm> {
    const isCoordinator = hasRole(caller.grants, 'coordinator');
    const status = isCoordinator ? 'approved' : 'proposed';
    const sourceLanguage = parseLanguageTag(wish.sourceLanguage ?? ENGLISH);
    const entry = soundEntry<StoredTerm>({
      ...{ id: randomUUID(), version: 1, sourceLanguage, status, definition: null, partOfSpeech: null },
      ...{ note: null, doNotTranslate: false, communique: null },
      ...factsOf(wish),
      renderings: wish.renderings.map((one) => renderingOf(one, randomUUID(), status)),
    });
    for (const { language } of entry.renderings)
      if (language !== sourceLanguage) requireRoleIn(caller, 'translator', language);
    return this.unitOfWork.transact(async (tx) => {
      await tx.terms.lock();
      await refuseKnown(tx, entry);
      const action = isCoordinator ? 'added' : 'proposed';
      await storeTerms(tx, [entry], { action, actorId: caller.accountId });
      return entry;
    });
  }

  /** Adds a rendering, proposed or (by a coordinator) approved. @throws DomainError as `propose`, and `not-found`. */
  addRendering(id: string, wish: RenderingWish, caller: Caller): Promise<StoredTerm> {
    const isCoordinator = hasRole(caller.grants, 'coordinator');
    const rendering = renderingOf(wish, randomUUID(), isCoordinator ? 'approved' : 'proposed');
    requireRoleIn(caller, 'translator', rendering.language);
    return this.edit(id, null, caller, isCoordinator ? 'changed' : 'proposed', (entry) => ({
      ...entry,
      renderings: [...entry.renderings, rendering],
    }));
  }

  /** @throws DomainError `not-found`, `version-stale`, `invalid-input`. */
  correct(id: string, wish: TermCorrection, seen: Precondition, caller: Caller): Promise<StoredTerm> {
    const { status } = wish;
    return this.edit(id, seen, caller, 'changed', (entry) => ({
      ...{ ...entry, ...factsOf(wish) },
      ...(status === undefined ? {} : { status }),
    }));
  }

  /** @throws DomainError `not-found`, `version-stale`, `invalid-input`, `unknown-language`. */
  correctRendering(
    id: string,
    renderingId: string,
    wish: RenderingWish,
    seen: Precondition,
    caller: Caller,
  ): Promise<StoredTerm> {
    return this.edit(id, seen, caller, 'changed', (entry) => {
      const { status } = requireRendering(entry, renderingId);
      const mended = renderingOf(wish, renderingId, status);
      return { ...entry, renderings: entry.renderings.map((one) => (one.id === renderingId ? mended : one)) };
    });
  }

  /** @throws DomainError `not-found`, `version-stale`; `invalid-input` where it is the only term of the entry. */
  removeRendering(id: string, renderingId: string, seen: Precondition, caller: Caller): Promise<StoredTerm> {
    return this.edit(id, seen, caller, 'changed', (entry) => {
      const gone = requireRendering(entry, renderingId);
      return { ...entry, renderings: entry.renderings.filter((one) => one !== gone) };
    });
  }

  /**
   * A coordinator's word on what was proposed: the entry with all of it, or one rendering.
   *
   * @throws DomainError `not-found`, `version-stale`, `illegal-transition`.
   */
  review(
    id: string,
    verdict: TermVerdict,
    renderingId: string | null,
    seen: Precondition,
    caller: Caller,
  ): Promise<StoredTerm> {
    return this.edit(id, seen, caller, verdict === 'approved' ? 'approved' : 'refused', (entry) =>
      renderingId === null
        ? reviewEntry(entry, verdict)
        : { ...entry, renderings: reviewRendering(entry, requireRendering(entry, renderingId), verdict) },
    );
  }

  private edit(
    id: string,
    seen: Precondition | null,
    { accountId }: Caller,
    action: TermAction,
    change: (entry: StoredTerm) => StoredTerm,
  ): Promise<StoredTerm> {
    return this.unitOfWork.transact(async (tx) => {
      await tx.terms.lock();
      const entry = requireFound(await tx.terms.byId(id), 'term');
      if (seen?.allows(entry.version) === false)
        throw new DomainError('version-stale', 'The term has changed since you read it.', {
          current: { version: entry.version, term: termOf(entry) },
        });
      const changed = soundEntry({ ...change(entry), version: entry.version + 1 });
      if (identityOf(changed) !== identityOf(entry)) await refuseKnown(tx, changed);
      await storeTerms(tx, [changed], { action, actorId: accountId });
      return changed;
    });
  }
}

/** @throws DomainError `term-exists` where the termbase has an entry of the term that is not retired. */
async function refuseKnown(tx: WriteRepositories, entry: StoredTerm): Promise<void> {
  const key = identityOf(entry);
  const known = await tx.terms.identities(termOf(entry));
  const other = known.find((one) => one.id !== entry.id && identityKey(one) === key);
  if (other !== undefined)
    throw new DomainError('term-exists', `There is an entry for “${termOf(entry)}” already.`, {
      existing: other.id,
    });
}

function requireRendering(entry: StoredTerm, id: string): StoredRendering {
  const found = entry.renderings.find((one) => one.id === id);
  if (found === undefined) throw notFound('rendering');
  return found;
}
