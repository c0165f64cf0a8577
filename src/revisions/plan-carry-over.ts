import type { CarryOver, KeyedClause } from '../domain/alignment/carry-over.js';
import { carryOver } from '../domain/alignment/carry-over.js';
import { newClauseKey } from '../persistence/clause-records.js';
import type { Reads } from '../persistence/reads.js';
import type { PastClauseRecord } from '../persistence/records.js';
import type { OpenDraft } from './draft-reader.js';

/** What publishing a draft would carry over; keys of new clauses are given here. */
export async function planCarryOver(
  reads: Pick<Reads, 'carry'>,
  { old, resting, clauses, links }: OpenDraft,
): Promise<CarryOver> {
  const changed = links.flatMap(({ relation, edited, from, returns }) => [
    ...(relation === 'kept' && !edited ? [] : from.flatMap((at) => old[at]?.clauseKey ?? [])),
    ...(returns === null ? [] : [returns]),
  ]);
  return carryOver(old.map(keyed), clauses, links, {
    resting: resting.map(keyed),
    past: await reads.carry.past([...new Set(changed)]),
    newKey: newClauseKey,
  });
}

function keyed({ clauseKey, text, textHash }: Omit<PastClauseRecord, 'restarted'>): KeyedClause {
  return { key: clauseKey, text, textHash };
}
