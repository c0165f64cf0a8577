import { Injectable } from '@nestjs/common';
import { comparableText } from '../domain/alignment/comparable-text.js';
import { removedBy } from '../domain/alignment/correct-alignment.js';
import type { Impact } from '../domain/alignment/impact.js';
import { type DiffRun, wordDiff } from '../domain/alignment/word-diff.js';
import type { Clause } from '../domain/clauses/clause.js';
import { cutPage, type PageOf, pageOf, type PageQuery, positionAfter } from '../http/page.js';
import { Reads } from '../persistence/reads.js';
import type {
  RestingClauseRecord,
  RevisionClauseRecord,
  RevisionLinkRecord,
} from '../persistence/records.js';
import { draftImpact } from './draft-impact.js';
import { DraftReader, type OpenDraft } from './draft-reader.js';

/** One clause of a draft beside what it came from. */
export interface AlignmentRow {
  readonly link: RevisionLinkRecord;
  readonly clause: Clause;
  readonly origins: readonly RevisionClauseRecord[];
  /** The clause that it brings back, as it was last seen. */
  readonly returns: RestingClauseRecord | null;
  /** Null where the words are the same, or there is nothing to compare them with. */
  readonly diff: readonly DiffRun[] | null;
}

/** What a coordinator looks at before publishing: the links of a draft, and what they would cost. */
@Injectable()
export class DraftAlignmentService {
  constructor(
    private readonly reads: Reads,
    private readonly drafts: DraftReader,
  ) {}

  /**
   * The links in reading order, or (`doubtfulFirst`) those that nobody has looked at by confidence, least first.
   *
   * @throws DomainError `not-found`, `draft-closed`.
   */
  async rows(
    slug: string,
    id: string,
    query: PageQuery,
    doubtfulFirst: boolean,
  ): Promise<PageOf<AlignmentRow>> {
    const open = await this.drafts.open(slug, id);
    const page = { after: positionAfter(query.cursor), limit: query.limit + 1 };
    if (!doubtfulFirst) {
      const links = await this.reads.drafts.linkPage(id, page);
      return cutPage(links, query.limit, ({ position }) => position).map((link) => rowOf(open, link));
    }
    const links = await this.reads.drafts.doubtfulLinks(id, page);
    const next = (page.after ?? 0) + query.limit;
    return cutPage(links, query.limit, () => next).map((link) => rowOf(open, link));
  }

  /** The link of one clause. @throws DomainError `not-found`, `draft-closed`. */
  async row(slug: string, id: string, position: number): Promise<AlignmentRow | null> {
    const open = await this.drafts.open(slug, id);
    const link = open.records[position];
    return link === undefined ? null : rowOf(open, link);
  }

  /** The clauses of earlier revisions that the base has not: what could come back, oldest first. */
  async resting(slug: string, id: string, query: PageQuery): Promise<PageOf<RestingClauseRecord>> {
    const { resting } = await this.drafts.open(slug, id);
    return pageOf(resting, query, ({ clauseKey }) => clauseKey);
  }

  /** The clauses of the base that no clause of the draft came from. */
  async removed(slug: string, id: string, query: PageQuery): Promise<PageOf<RevisionClauseRecord>> {
    const { old, links } = await this.drafts.open(slug, id);
    const removed = removedBy(old.length, links).flatMap((index) => old[index] ?? []);
    return pageOf(removed, query, ({ clauseKey }) => clauseKey);
  }

  /** The dry run: what publishing the draft would do. @throws DomainError `not-found`, `draft-closed`. */
  async impact(slug: string, id: string): Promise<Impact> {
    return draftImpact(this.reads, await this.drafts.open(slug, id));
  }
}

function rowOf(open: OpenDraft, link: RevisionLinkRecord): AlignmentRow {
  const origins = open.links[link.position]?.from.flatMap((old) => open.old[old] ?? []) ?? [];
  const returns = returnOf(open, link.returns);
  const clause = open.clauses[link.position];
  if (clause === undefined) throw new Error(`Draft ${link.draftId} has no clause ${link.position}.`);
  const before = returns?.text ?? textOf(origins);
  const isUnchanged =
    returns === null ? origins.length === 0 || !link.edited : isSame(returns.text, clause.text);
  const diff = isUnchanged ? null : wordDiff(before, clause.text, open.communique.sourceLanguage);
  return { link, clause, origins, returns, diff };
}

function returnOf({ resting }: OpenDraft, key: string | null): RestingClauseRecord | null {
  return key === null ? null : (resting.find(({ clauseKey }) => clauseKey === key) ?? null);
}

function isSame(before: string, after: string): boolean {
  return comparableText(before) === comparableText(after);
}

/** What the origins say together. */
function textOf(origins: readonly Pick<RevisionClauseRecord, 'text'>[]): string {
  return origins.map(({ text }) => text).join(' ');
}
