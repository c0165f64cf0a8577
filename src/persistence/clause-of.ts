import type { Clause } from '../domain/clauses/clause.js';
import type { RevisionClauseRecord } from './records.js';

/** The clause that a row holds. */
export function clauseOf(record: RevisionClauseRecord): Clause {
  return {
    index: record.position,
    kind: record.kind,
    number: record.number,
    marker: record.marker,
    depth: record.depth,
    parent: record.parentPosition,
    text: record.text,
    ranges: record.source.ranges,
    slot: record.source.slot,
  };
}
