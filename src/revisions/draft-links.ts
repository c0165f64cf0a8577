import { alignClauses } from '../domain/alignment/align-clauses.js';
import type { DraftLink } from '../domain/alignment/correct-alignment.js';
import type { Clause } from '../domain/clauses/clause.js';
import { clauseOf } from '../persistence/clause-of.js';
import type { RevisionClauseRecord, RevisionLinkRecord } from '../persistence/records.js';

/** The links that alignment proposes for a draft. */
export function proposeLinks(
  draftId: string,
  base: readonly RevisionClauseRecord[],
  clauses: readonly Clause[],
): RevisionLinkRecord[] {
  return alignClauses(base.map(clauseOf), clauses).clauses.map((link) =>
    linkRecord(draftId, base, { ...link, editorial: false, confirmed: false }, null),
  );
}

/** A link as a row: the clauses of the base are named by their keys. */
export function linkRecord(
  draftId: string,
  base: readonly RevisionClauseRecord[],
  { index, from, ...link }: DraftLink,
  confirmedById: string | null,
): RevisionLinkRecord {
  return {
    ...link,
    draftId,
    position: index,
    origins: from.flatMap((old) => base[old]?.clauseKey ?? []),
    confirmedById,
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
