import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import type { Caller } from '../domain/accounts/caller.js';
import { correctAlignment } from '../domain/alignment/correct-alignment.js';
import { DomainError } from '../domain/errors.js';
import { readMarkdown } from '../formats/importers/markdown.js';
import { PageOf, pageOf, type PageQuery } from '../http/page.js';
import type { Precondition } from '../http/precondition.js';
import { Reads } from '../persistence/reads.js';
import type { DraftRecord, RevisionLinkRecord, RevisionRecord } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { linkRecord, NOBODY, proposeLinks } from './draft-links.js';
import { DraftReader, type DraftView, type OpenDraft } from './draft-reader.js';
import { holdDraft } from './hold-draft.js';
import { type PastCorrection, realignedLinks } from './realigned-links.js';

/** What a coordinator says of one clause of a draft; what is not named stays as it is. */
export interface CorrectionWish {
  /** Clause keys of the base revision; none: the clause is added. */
  readonly origins?: readonly string[] | undefined;
  /** Key of the resting clause that it brings back; null: none. */
  readonly returns?: string | null | undefined;
  readonly editorial?: boolean | undefined;
  readonly confirmed?: boolean | undefined;
}

/** A draft that was aligned anew, and what became of its corrections. */
export interface RealignedDraft extends DraftView {
  readonly corrections: readonly PastCorrection[];
}

/** Drafts of revisions: a new text, and how its clauses came from those of the newest revision. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly communiques: CommuniquesService,
    private readonly drafts: DraftReader,
  ) {}

  /**
   * Makes a draft of a document, with the links that alignment proposes.
   *
   * @throws DomainError `not-found`, `nothing-to-revise`, and as `readMarkdown`.
   */
  async create(slug: string, bytes: Uint8Array): Promise<DraftView> {
    const communique = await this.communiques.bySlug(slug);
    const base = await this.communiques.newestRevision(communique);
    const sha256 = sha256Of(bytes);
    requireDifference(sha256, base);
    const { text, clauses } = readMarkdown(bytes, communique.settings);
    const draft: DraftRecord = {
      id: randomUUID(),
      communiqueId: communique.id,
      baseId: base.id,
      sha256,
      mediaType: 'text/markdown',
      status: 'draft',
      version: 1,
      createdAt: new Date().toISOString(),
    };
    const links = await proposeLinks(this.reads, draft, clauses);
    await this.unitOfWork.transact(async (tx) => {
      await tx.drafts.insert({ ...draft, text });
      await tx.drafts.replaceLinks(draft.id, links);
    });
    return { communique, draft, base };
  }

  /** Those that are neither published nor discarded, oldest first. */
  async list(slug: string, query: PageQuery): Promise<PageOf<DraftView>> {
    const communique = await this.communiques.bySlug(slug);
    const { items, next } = pageOf(await this.reads.drafts.open(communique.id), query, ({ id }) => id);
    return new PageOf(await Promise.all(items.map(({ id }) => this.drafts.view(slug, id))), next);
  }

  /** All that are open, oldest first. @throws DomainError `not-found`. */
  async open(slug: string): Promise<DraftView[]> {
    const communique = await this.communiques.bySlug(slug);
    const open = await this.reads.drafts.open(communique.id);
    return Promise.all(open.map(({ id }) => this.drafts.view(slug, id)));
  }

  /**
   * The open draft of just these bytes that is aligned with the newest revision, the newest of several; null where there
   * is none.
   *
   * @throws DomainError `not-found`.
   */
  async ofBytes(slug: string, bytes: Uint8Array): Promise<DraftView | null> {
    const newest = await this.communiques.newestRevision(await this.communiques.bySlug(slug));
    const sha256 = sha256Of(bytes);
    const open = await this.open(slug);
    return open.findLast(({ draft, base }) => draft.sha256 === sha256 && base.id === newest.id) ?? null;
  }

  /** @throws DomainError `not-found`. */
  find(slug: string, id: string): Promise<DraftView> {
    return this.drafts.view(slug, id);
  }

  /**
   * Corrects the link of the clause at a position. The draft as it is then.
   *
   * @throws DomainError `not-found`, `draft-closed`, `version-stale`, `invalid-input`.
   */
  async correct(
    slug: string,
    id: string,
    position: number,
    wish: CorrectionWish,
    precondition: Precondition,
    caller: Caller,
  ): Promise<DraftView> {
    const open = await this.drafts.open(slug, id);
    const changed = correctedLinks(open, position, wish, caller);
    return this.unitOfWork.transact(async (tx) => {
      const draft = await holdDraft(tx, open.draft, precondition);
      await tx.drafts.updateLinks(changed);
      await tx.drafts.touch(id, draft.baseId);
      return { ...open, draft: { ...draft, version: draft.version + 1 } };
    });
  }

  /**
   * Aligns the draft anew, with the newest revision. What coordinators have said of its clauses stands where the English
   * that they said it of has not changed.
   *
   * @throws DomainError `not-found`, `draft-closed`, `version-stale`, `nothing-to-revise`.
   */
  async realign(slug: string, id: string, precondition: Precondition): Promise<RealignedDraft> {
    const open = await this.drafts.open(slug, id);
    const base = await this.communiques.newestRevision(open.communique);
    requireDifference(open.draft.sha256, base);
    const { records, corrections } = await realignedLinks(this.reads, open, base);
    return this.unitOfWork.transact(async (tx) => {
      const draft = await holdDraft(tx, open.draft, precondition);
      await tx.drafts.replaceLinks(id, records);
      await tx.drafts.touch(id, base.id);
      const realigned = { ...draft, baseId: base.id, version: draft.version + 1 };
      return { communique: open.communique, base, draft: realigned, corrections };
    });
  }

  /**
   * @param precondition null: the command line, which has just looked.
   * @throws DomainError `not-found`, `draft-closed`, `version-stale`.
   */
  async discard(slug: string, id: string, precondition: Precondition | null): Promise<void> {
    const { draft } = await this.drafts.view(slug, id);
    await this.unitOfWork.transact(async (tx) => {
      await holdDraft(tx, draft, precondition);
      await tx.drafts.close(id, 'discarded');
    });
  }
}

/** The rows that a correction changes: its own, and those that it says something else of now. */
function correctedLinks(
  { draft, old, resting, clauses, records, links }: OpenDraft,
  position: number,
  wish: CorrectionWish,
  caller: Caller,
): RevisionLinkRecord[] {
  const now = new Date().toISOString();
  const corrected = correctAlignment(
    old.map(({ kind, number, parentPosition, text }) => ({ kind, number, parent: parentPosition, text })),
    clauses,
    links,
    {
      index: position,
      ...(wish.origins === undefined ? {} : { from: indicesOf(wish.origins, old) }),
      ...(wish.returns === undefined ? {} : { returns: restingOf(wish.returns, resting) }),
      ...(wish.editorial === undefined ? {} : { editorial: wish.editorial }),
      ...(wish.confirmed === undefined ? {} : { confirmed: wish.confirmed }),
    },
  );
  return corrected.flatMap((link, at) => {
    const before = records[at];
    const confirmation = at === position ? { confirmedById: caller.accountId, confirmedAt: now } : before;
    const record = linkRecord(draft.id, old, link, link.confirmed ? (confirmation ?? NOBODY) : NOBODY);
    return at === position || JSON.stringify(links[at]) !== JSON.stringify(link) ? [record] : [];
  });
}

function indicesOf(keys: readonly string[], old: readonly { readonly clauseKey: string }[]): number[] {
  return keys.map((key) => {
    const index = old.findIndex(({ clauseKey }) => clauseKey === key);
    if (index === -1)
      throw new DomainError('invalid-input', `The base revision has no clause with the key "${key}".`, {
        field: 'origins',
      });
    return index;
  });
}

function restingOf(key: string | null, resting: OpenDraft['resting']): { key: string; text: string } | null {
  if (key === null) return null;
  const found = resting.find(({ clauseKey }) => clauseKey === key);
  if (found === undefined)
    throw new DomainError(
      'invalid-input',
      `No clause with the key "${key}" rests since an earlier revision.`,
      {
        field: 'returns',
      },
    );
  return { key, text: found.text };
}

function requireDifference(sha256: string, base: RevisionRecord): void {
  if (sha256 === base.sha256)
    throw new DomainError(
      'nothing-to-revise',
      `The text is that of revision ${base.number}, byte for byte: there is nothing to revise.`,
    );
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
