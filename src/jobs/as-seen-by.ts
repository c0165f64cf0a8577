import type { Caller } from '../domain/accounts/caller.js';
import { readableTargets } from '../domain/units/private-drafts.js';
import type { Reads } from '../persistence/reads.js';
import type { TargetRecord, UnitRecord, UnitView } from '../persistence/records.js';

/** The unit as the caller may see it: without its text where that is a draft of somebody else. */
export function asSeenBy<T extends UnitView>(view: T, caller: Caller): T {
  const { unit, target, contested } = view;
  if (target === null) return view;
  const known = new Set(contested ? [target.id] : []);
  const [seen] = readableTargets(unit, [target], known, caller, new Date().toISOString());
  return seen === undefined ? { ...view, target: null, stale: false } : view;
}

/** The unit's targets that the caller may read, oldest first. */
export async function targetsSeenBy(
  reads: Pick<Reads, 'targets' | 'reviews' | 'contests'>,
  unit: UnitRecord,
  caller: Caller,
): Promise<TargetRecord[]> {
  const judged = [...(await reads.reviews.ofUnit(unit.id)), ...(await reads.contests.ofUnit(unit.id))];
  const known = new Set(judged.map(({ targetId }) => targetId));
  const targets = await reads.targets.ofUnit(unit.id);
  return readableTargets(unit, targets, known, caller, new Date().toISOString());
}
