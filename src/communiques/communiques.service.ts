import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound, requireFound } from '../domain/accounts/caller.js';
import { isTranslatable, type SplitDocument } from '../domain/clauses/clause.js';
import { DomainError } from '../domain/errors.js';
import { parseLanguageTag } from '../domain/languages/language-tag.js';
import { readMarkdown } from '../formats/importers/markdown.js';
import { cutPage, type PageOf, type PageQuery, textAfter } from '../http/page.js';
import { SLUG } from '../http/params.js';
import { Reads } from '../persistence/reads.js';
import type { CommuniqueRecord, RevisionRecord } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { clauseRecords } from '../persistence/clause-records.js';

/** What a document is imported as. */
export interface ImportWish {
  readonly slug: string;
  /** BCP 47 or an alias. */
  readonly language: string;
  /** Front-matter keys that hold prose; null: the usual ones. */
  readonly proseKeys: readonly string[] | null;
}

/** A communiqué as it came in. */
export interface ImportedCommunique {
  readonly communique: CommuniqueRecord;
  readonly revision: RevisionRecord;
  readonly clauses: number;
  /** Clauses that have words. */
  readonly translatable: number;
}

/** Communiqués: their slugs, languages and first source revisions. */
@Injectable()
export class CommuniquesService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Imports a document whole, as revision 1 of a new communiqué, or not at all.
   *
   * @param actorId the account that imports it; null: the command line.
   * @throws DomainError as `readMarkdown`; `invalid-slug`, `unknown-language`, `slug-taken`.
   */
  async import(bytes: Uint8Array, wish: ImportWish, actorId: string | null): Promise<ImportedCommunique> {
    if (!SLUG.test(wish.slug)) {
      throw new DomainError('invalid-slug', 'A slug is 1 to 80 of a–z, 0–9 and hyphens.', { field: 'slug' });
    }
    const settings = wish.proseKeys === null ? {} : { proseKeys: wish.proseKeys };
    const sourceLanguage = parseLanguageTag(wish.language);
    const document = readMarkdown(bytes, settings);
    const createdAt = new Date().toISOString();
    const communique = { id: randomUUID(), slug: wish.slug, sourceLanguage, settings, createdAt };
    const revision = firstRevision(communique, bytes);
    await this.store(communique, revision, document, actorId);
    const translatable = document.clauses.filter(isTranslatable).length;
    return { communique, revision, clauses: document.clauses.length, translatable };
  }

  /** By slug. */
  async list(query: PageQuery): Promise<PageOf<CommuniqueRecord>> {
    const page = { after: textAfter(query.cursor), limit: query.limit + 1 };
    return cutPage(await this.reads.communiques.list(page), query.limit, ({ slug }) => slug);
  }

  /** @throws DomainError `not-found`. */
  async bySlug(slug: string): Promise<CommuniqueRecord> {
    return requireFound(await this.reads.communiques.bySlug(slug), 'communiqué');
  }

  /** @throws DomainError `not-found`. */
  async byId(id: string): Promise<CommuniqueRecord> {
    return requireFound(await this.reads.communiques.byId(id), 'communiqué');
  }

  /** The newest published revision of a communiqué. */
  async newestRevision(communique: CommuniqueRecord): Promise<RevisionRecord> {
    const revision = await this.reads.revisions.newest(communique.id);
    if (revision === null) throw notFound('revision');
    return revision;
  }

  private async store(
    communique: CommuniqueRecord,
    revision: RevisionRecord,
    document: SplitDocument,
    actorId: string | null,
  ): Promise<void> {
    const clauses = clauseRecords(revision.id, document.clauses);
    await this.unitOfWork.transact(async (tx) => {
      if (!(await tx.communiques.insert(communique))) {
        throw new DomainError(
          'slug-taken',
          `There is a communiqué with the slug "${communique.slug}" already.`,
          {
            field: 'slug',
          },
        );
      }
      await tx.revisions.insert({ ...revision, text: document.text });
      await tx.clauses.insert(communique.id, clauses);
      const details = { slug: communique.slug };
      await tx.audit.record({ action: 'communique.imported', actorId, subjectId: null, details });
    });
  }
}

function firstRevision(communique: CommuniqueRecord, bytes: Uint8Array): RevisionRecord {
  return {
    id: randomUUID(),
    communiqueId: communique.id,
    number: 1,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType: 'text/markdown',
    status: 'published',
    createdAt: communique.createdAt,
    publishedAt: communique.createdAt,
  };
}
