import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { requireFound } from '../domain/accounts/caller.js';
import { traceOrigins } from '../domain/alignment/trace-origins.js';
import { type LagClause, laggingClauses, type LaggingClause } from '../domain/assembly/lag.js';
import { isTranslatable } from '../domain/clauses/clause.js';
import { RecentCache } from '../http/recent-cache.js';
import { Reads } from '../persistence/reads.js';
import type { EditionRecord, RevisionClauseRecord, RevisionRecord } from '../persistence/records.js';

/** How far the newest edition of a language is behind the English. */
export interface LanguageLag {
  readonly language: string;
  /** Null: the language is open, and nothing is published in it. */
  readonly edition: EditionRecord | null;
  /** The number of the revision that the edition follows. */
  readonly revision: number | null;
  readonly newestRevision: number;
  readonly wordsBehind: number;
  /** None where there is no edition: it is behind with everything. */
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

  /** By language; those that are open and not published yet as well. @throws DomainError `not-found`. */
  async list(slug: string): Promise<LanguageLag[]> {
    const communique = await this.communiques.bySlug(slug);
    const newest = await this.communiques.newestRevision(communique);
    const lags: LanguageLag[] = [];
    for (const { language, number } of await this.reads.editions.newestBySlug(slug)) {
      const edition = await this.reads.editions.byNumber(communique.id, language, number);
      if (edition !== null) lags.push(await this.ofEdition(edition, newest, communique.sourceLanguage));
    }
    const published = new Set(lags.map(({ language }) => language));
    const unpublished = (await this.reads.jobs.ofRevision(newest.id)).filter(
      ({ language }) => !published.has(language),
    );
    const wordsBehind = unpublished.length === 0 ? 0 : await this.words(newest);
    for (const { language } of unpublished) {
      const nothing = { edition: null, revision: null, clauses: [] };
      lags.push({ ...nothing, language, newestRevision: newest.number, wordsBehind });
    }
    return lags.sort((a, b) => (a.language < b.language ? -1 : 1));
  }

  /** What an edition is behind with. */
  async behind(
    edition: EditionRecord,
    newest: RevisionRecord,
    language: string,
  ): Promise<readonly LaggingClause[]> {
    const revision = requireFound(await this.reads.revisions.byId(edition.revisionId), 'revision');
    return this.remember(edition.id, newest, async () =>
      this.compare(revision, await this.reads.editions.sources(edition.id), newest, language),
    );
  }

  /** What an older revision itself is behind with. */
  async revisionBehind(
    revision: RevisionRecord,
    newest: RevisionRecord,
    language: string,
  ): Promise<readonly LaggingClause[]> {
    return this.remember(revision.id, newest, async () =>
      this.compare(revision, await this.clauses(revision), newest, language),
    );
  }

  private async ofEdition(
    edition: EditionRecord,
    newest: RevisionRecord,
    source: string,
  ): Promise<LanguageLag> {
    const revision = requireFound(await this.reads.revisions.byId(edition.revisionId), 'revision');
    const clauses = await this.behind(edition, newest, source);
    return {
      ...{ language: edition.language, edition, clauses },
      ...{ revision: revision.number, newestRevision: newest.number },
      wordsBehind: clauses.reduce((sum, { words }) => sum + words, 0),
    };
  }

  private async remember(
    id: string,
    newest: RevisionRecord,
    compare: () => Promise<readonly LaggingClause[]>,
  ): Promise<readonly LaggingClause[]> {
    const key = `${id}/${newest.id}`;
    const known = this.known.get(key) ?? (await compare());
    this.known.set(key, known);
    return known;
  }

  private async compare(
    revision: RevisionRecord,
    published: readonly LagClause[],
    newest: RevisionRecord,
    language: string,
  ): Promise<LaggingClause[]> {
    const now = await this.clauses(newest);
    const steps = await this.reads.origins.steps(newest.communiqueId, revision.number, newest.number);
    const origins = traceOrigins(published, now, steps);
    const without = now.filter((_, at) => (origins[at] ?? []).length === 0).map(({ key }) => key);
    const rested = await this.reads.clauses.lastBefore(without, revision.number);
    const byKey = new Map(rested.map((one) => [one.clauseKey, one]));
    return laggingClauses({ published, newest: now, origins, rested: byKey }, language);
  }

  private async words(revision: RevisionRecord): Promise<number> {
    const clauses = (await this.reads.clauses.ofRevision(revision.id)).filter(isTranslatable);
    return clauses.reduce((sum, { wordCount }) => sum + wordCount, 0);
  }

  private async clauses({ id }: RevisionRecord): Promise<LagClause[]> {
    return (await this.reads.clauses.ofRevision(id)).filter(isTranslatable).map(lagClause);
  }
}

function lagClause({ clauseKey, number, text, textHash }: RevisionClauseRecord): LagClause {
  return { key: clauseKey, number, text, textHash };
}
