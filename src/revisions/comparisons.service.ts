import { Injectable } from '@nestjs/common';
import { notFound } from '../domain/accounts/caller.js';
import {
  type ClauseChange,
  compareRevisions,
  type NamedClause,
} from '../domain/alignment/compare-revisions.js';
import { type KeyedText, traceOrigins, turnedRound } from '../domain/alignment/trace-origins.js';
import { cutPage, type PageOf, pageOf, type PageQuery, positionAfter } from '../http/page.js';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { clauseOf } from '../persistence/clause-of.js';
import { Reads } from '../persistence/reads.js';
import type { ClauseOriginRecord, RevisionClauseRecord, RevisionRecord } from '../persistence/records.js';
import { RevisionsService } from './revisions.service.js';

/** A clause of two revisions, and what became of it. */
export interface ComparedClause {
  /** Place in the comparison, from 0. */
  readonly place: number;
  readonly change: ClauseChange;
  /** The clauses of the first revision that it came from; of what is removed, itself. */
  readonly origins: readonly RevisionClauseRecord[];
  /** Null where it is removed. */
  readonly clause: RevisionClauseRecord | null;
}

/** A clause in one revision, and how it came there. */
export interface ClausePast {
  readonly revision: RevisionRecord;
  readonly clause: RevisionClauseRecord;
  /** None where the clause was added, or came back. */
  readonly origins: readonly ClauseOriginRecord[];
  /** Keys of other clauses of this revision that came from it. */
  readonly gaveTo: readonly string[];
}

/** Revisions beside one another, and clauses through all of them. */
@Injectable()
export class ComparisonsService {
  constructor(
    private readonly reads: Reads,
    private readonly communiques: CommuniquesService,
    private readonly revisions: RevisionsService,
  ) {}

  /**
   * What changed between two published revisions, however many lie between, in the order of the second.
   *
   * @param onlyChanged leave out what is the same in both.
   * @throws DomainError `not-found`.
   */
  async diff(
    slug: string,
    between: { readonly from: number; readonly to: number },
    query: PageQuery,
    onlyChanged: boolean,
  ): Promise<PageOf<ComparedClause>> {
    const communique = await this.communiques.bySlug(slug);
    const [first, second] = [await this.clauses(slug, between.from), await this.clauses(slug, between.to)];
    const origins = await this.origins(communique.id, between, first, second);
    const compared = compareRevisions(
      first.map(named),
      second.map(named),
      origins,
      communique.sourceLanguage,
    );
    const all = compared.map((change, place): ComparedClause => ({
      place,
      change,
      origins: change.from.flatMap((from) => first[from] ?? []),
      clause: change.to === null ? null : (second[change.to] ?? null),
    }));
    const after = positionAfter(query.cursor) ?? -1;
    const rest = all.filter((one) => one.place > after && !(onlyChanged && isSame(one.change)));
    return cutPage(rest.slice(0, query.limit + 1), query.limit, ({ place }) => place);
  }

  /** A clause in every published revision that has it, oldest first. @throws DomainError `not-found`. */
  async history(clauseKey: string, query: PageQuery): Promise<PageOf<ClausePast>> {
    const clauses = await this.reads.clauses.ofKey(clauseKey);
    if (clauses.length === 0) throw notFound('clause');
    const around = await this.reads.origins.around(clauseKey);
    const past: ClausePast[] = [];
    for (const clause of clauses) {
      const revision = await this.reads.revisions.byId(clause.revisionId);
      if (revision === null) continue;
      const here = around.filter(({ revisionId }) => revisionId === revision.id);
      past.push({
        revision,
        clause,
        origins: here.filter((origin) => origin.clauseKey === clauseKey),
        gaveTo: here.filter((origin) => origin.clauseKey !== clauseKey).map((origin) => origin.clauseKey),
      });
    }
    past.sort((a, b) => a.revision.number - b.revision.number);
    return pageOf(past, query, ({ revision }) => revision.number);
  }

  /** For every clause of the second revision those of the first that it came from, or gave to. */
  private async origins(
    communiqueId: string,
    { from, to }: { readonly from: number; readonly to: number },
    first: readonly RevisionClauseRecord[],
    second: readonly RevisionClauseRecord[],
  ): Promise<number[][]> {
    const steps = await this.reads.origins.steps(communiqueId, Math.min(from, to), Math.max(from, to));
    if (from <= to) return traceOrigins(first.map(keyed), second.map(keyed), steps);
    return turnedRound(traceOrigins(second.map(keyed), first.map(keyed), steps), second.length);
  }

  private async clauses(slug: string, number: number): Promise<RevisionClauseRecord[]> {
    return this.reads.clauses.ofRevision((await this.revisions.find(slug, number)).id);
  }
}

function isSame({ change, edited, moved, renumbered }: ClauseChange): boolean {
  return change === 'kept' && !edited && !moved && !renumbered;
}

function named(clause: RevisionClauseRecord): NamedClause {
  return { key: clause.clauseKey, clause: clauseOf(clause) };
}

function keyed({ clauseKey, text }: RevisionClauseRecord): KeyedText {
  return { key: clauseKey, text };
}
