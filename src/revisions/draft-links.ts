import { alignClauses } from '../domain/alignment/align-clauses.js';
import type { DraftLink } from '../domain/alignment/correct-alignment.js';
import { findReturns } from '../domain/alignment/find-returns.js';
import type { Clause } from '../domain/clauses/clause.js';
import { clauseOf } from '../persistence/clause-of.js';
import type { Reads } from '../persistence/reads.js';
import type { DraftRecord, RevisionClauseRecord, RevisionLinkRecord } from '../persistence/records.js';

/** Who stands behind a link, and since when. */
export type Confirmation = Pick<RevisionLinkRecord, 'confirmedById' | 'confirmedAt'>;

export const NOBODY: Confirmation = { confirmedById: null, confirmedAt: null };

/** The links that alignment proposes for a draft: with the clauses of its base, and with those that rest. */
export async function proposeLinks(
  reads: Pick<Reads, 'carry' | 'clauses'>,
  { id, communiqueId, baseId }: Pick<DraftRecord, 'id' | 'communiqueId' | 'baseId'>,
  clauses: readonly Clause[],
): Promise<RevisionLinkRecord[]> {
  const base = await reads.clauses.ofRevision(baseId);
  const rested = await reads.carry.rested(communiqueId, baseId);
  const { clauses: links } = alignClauses(base.map(clauseOf), clauses);
  const staying = new Set(
    links.flatMap(({ relation, edited, from }) => (relation === 'kept' && !edited ? from : [])),
  );
  const past = await reads.carry.past(
    [...base.filter((_, at) => !staying.has(at)), ...rested].map(({ clauseKey }) => clauseKey),
  );
  const earlier = (key: string): string[] => past.get(key)?.map(({ text }) => text) ?? [];
  const old = base.map((row) => ({ ...clauseOf(row), earlier: earlier(row.clauseKey) }));
  const resting = rested.map(({ clauseKey, kind, number, text }) => ({
    ...{ key: clauseKey, kind, number, text, earlier: earlier(clauseKey) },
  }));
  return findReturns(old, clauses, links, resting).map((link) =>
    linkRecord(id, base, { ...link, editorial: false, confirmed: false }, NOBODY),
  );
}

/** A link as a row: the clauses of the base are named by their keys. */
export function linkRecord(
  draftId: string,
  base: readonly RevisionClauseRecord[],
  { index, from, ...link }: DraftLink,
  confirmation: Confirmation,
): RevisionLinkRecord {
  return {
    ...link,
    draftId,
    position: index,
    origins: from.flatMap((old) => base[old]?.clauseKey ?? []),
    confirmedById: confirmation.confirmedById,
    confirmedAt: confirmation.confirmedAt,
  };
}

/** The rows of a draft as the domain knows them: the clauses of the base are named by their index. */
export function draftLinks(
  base: readonly RevisionClauseRecord[],
  records: readonly RevisionLinkRecord[],
): DraftLink[] {
  const indexOf = new Map(base.map(({ clauseKey }, index) => [clauseKey, index]));
  return records.map((record) => ({
    index: record.position,
    from: record.origins.flatMap((key) => indexOf.get(key) ?? []),
    relation: record.relation,
    edited: record.edited,
    moved: record.moved,
    renumbered: record.renumbered,
    similarity: record.similarity,
    confidence: record.confidence,
    returns: record.returns,
    editorial: record.editorial,
    confirmed: record.confirmed,
  }));
}
