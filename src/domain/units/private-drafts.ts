import type { Caller } from '../accounts/caller.js';
import { hasRole } from '../accounts/grants.js';
import { isHeld } from './claim-next.js';
import type { UnitStanding } from './unit-state.js';

/** A unit as the rule about drafts needs to see it. */
export interface DraftedUnit extends UnitStanding {
  readonly assigneeId: string | null;
  /** ISO 8601 UTC; null where nobody holds it. */
  readonly leaseUntil: string | null;
}

/** A target as the rule about drafts needs to see it. */
export interface DraftedTarget {
  readonly id: string;
  readonly origin: string;
  /** Null: forgotten. */
  readonly authorId: string | null;
}

/**
 * The texts that somebody has typed and not handed in are theirs: of a unit's targets, oldest first, those that the caller
 * may read. Whoever holds the unit goes on with them, and coordinators see all. What was carried over, judged or contested
 * was for everybody already, and so was what came before it.
 *
 * @param known ids of targets that were reviewed or contested.
 * @param now ISO 8601 UTC.
 */
export function readableTargets<T extends DraftedTarget>(
  unit: DraftedUnit,
  targets: readonly T[],
  known: ReadonlySet<string>,
  caller: Caller,
  now: string,
): T[] {
  if (readsDrafts(unit, caller, now)) return [...targets];
  const last = targets.findLastIndex(({ id, origin }) => origin !== 'human' || known.has(id));
  return targets.filter(({ authorId }, index) => index <= last || authorId === caller.accountId);
}

function readsDrafts(unit: DraftedUnit, { accountId, grants }: Caller, now: string): boolean {
  const isDraft = unit.state === 'initial' && unit.subState === 'draft';
  return !isDraft || hasRole(grants, 'coordinator') || (unit.assigneeId === accountId && isHeld(unit, now));
}
