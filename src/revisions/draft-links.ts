import { alignClauses } from '../domain/alignment/align-clauses.js';
import type { DraftLink } from '../domain/alignment/correct-alignment.js';
import type { Clause } from '../domain/clauses/clause.js';
import { clauseOf } from '../persistence/clause-of.js';
import type { RevisionClauseRecord, RevisionLinkRecord } from '../persistence/records.js';

/** Who stands behind a link, and since when. */
export type Confirmation = Pick<RevisionLinkRecord, 'confirmedById' | 'confirmedAt'>;

export const NOBODY: Confirmation = { confirmedById: null, confirmedAt: null };

/** The links that alignment proposes for a draft. */
export function proposeLinks(
  draftId: string,
  base: readonly RevisionClauseRecord[],
  clauses: readonly Clause[],
): RevisionLinkRecord[] {
  return alignClauses(base.map(clauseOf), clauses).clauses.map((link) =>
    linkRecord(draftId, base, { ...link, editorial: false, confirmed: false }, NOBODY),
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
    editorial: record.editorial,
    confirmed: record.confirmed,
  }));
}
