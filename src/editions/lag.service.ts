import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { laggingClauses, type LaggingClause } from '../domain/assembly/lag.js';
import { isTranslatable } from '../domain/clauses/clause.js';
import { RecentCache } from '../http/recent-cache.js';
import { Reads } from '../persistence/reads.js';
import type { EditionRecord, RevisionRecord } from '../persistence/records.js';

/** How far the newest edition of a language is behind the English. */
export interface LanguageLag {
  readonly edition: EditionRecord;
  /** The number of the revision that it follows, and of the newest one. */
  readonly revision: number;
  readonly newestRevision: number;
  readonly clauses: readonly LaggingClause[];
}

/** Clauses kept in memory: what an edition is behind with changes only when a revision is published. */
const CACHED_CLAUSES = 100_000;

/** How editions stand beside an English that has moved on. */
@Injectable()
export class LagService {
  private readonly known = new RecentCache<readonly LaggingClause[]>(
    CACHED_CLAUSES,
    ({ length }) => length + 1,
  );

  constructor(
    private readonly reads: Reads,
    private readonly communiques: CommuniquesService,
  ) {}

  /** By language. @throws DomainError `not-found`. */
  async list(slug: string): Promise<LanguageLag[]> {
    const communique = await this.communiques.bySlug(slug);
    const newest = await this.reads.editions.newestBySlug(slug);
    const lags: LanguageLag[] = [];
    for (const { language, number } of newest) {
      const edition = await this.reads.editions.byNumber(communique.id, language, number);
      if (edition !== null) lags.push(await this.of(edition));
    }
    return lags;
  }

  /** @throws DomainError `not-found`. */
  async of(edition: EditionRecord): Promise<LanguageLag> {
    const communique = await this.communiques.byId(edition.communiqueId);
    const newest = await this.communiques.newestRevision(communique);
    const revision = await this.reads.revisions.byId(edition.revisionId);
    return {
      edition,
      revision: revision?.number ?? newest.number,
      newestRevision: newest.number,
      clauses: await this.clauses(edition, newest, communique.sourceLanguage),
    };
  }

  private async clauses(
    edition: EditionRecord,
    newest: RevisionRecord,
    language: string,
  ): Promise<readonly LaggingClause[]> {
    const key = `${edition.id}/${newest.id}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const clauses = (await this.reads.clauses.ofRevision(newest.id)).filter(isTranslatable);
    const behind = laggingClauses(
      await this.reads.editions.sources(edition.id),
      clauses.map(({ clauseKey, number, text, textHash }) => ({ key: clauseKey, number, text, textHash })),
      language,
    );
    this.known.set(key, behind);
    return behind;
  }
}
