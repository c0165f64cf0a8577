import type { UnitState, UnitSubState } from './unit-state.js';

/** How long a claim lasts without a save, in milliseconds. */
export const LEASE_MS = 60 * 60 * 1000;

/** What somebody wants a unit for. */
export type ClaimPurpose = 'translate' | 'review';

/** The states that each purpose finds its work in. */
export const CLAIMABLE_STATE = {
  translate: 'initial',
  review: 'translated',
} as const satisfies Record<ClaimPurpose, UnitState>;

/** A unit as the giver of work needs to see it. */
export interface ClaimableUnit {
  readonly id: string;
  readonly position: number;
  readonly state: UnitState;
  readonly subState: UnitSubState;
  readonly assigneeId: string | null;
  /** ISO 8601 UTC; null where nobody holds it. */
  readonly leaseUntil: string | null;
}

/** Which unit is wanted: for what, and (positions, both included) where. */
export interface ClaimWish {
  readonly purpose: ClaimPurpose;
  readonly from?: number;
  readonly to?: number;
}

/** A claim to be written down. */
export interface ClaimPlan {
  readonly unitId: string;
  readonly assigneeId: string;
  /** ISO 8601 UTC. */
  readonly leaseUntil: string;
}

/**
 * The next unit for `actorId`, in reading order; null where nothing is left. What they hold already and have not yet
 * touched is given first, so that an answer lost on the way costs nothing.
 *
 * @param isOwnText true where the actor wrote the unit's current words: nobody is given those to review.
 * @param now ISO 8601 UTC.
 */
export function claimNext(
  units: Iterable<ClaimableUnit>,
  wish: ClaimWish,
  actor: { readonly id: string; readonly isOwnText: (unit: ClaimableUnit) => boolean },
  now: string,
): ClaimPlan | null {
  let free: ClaimableUnit | null = null;
  for (const unit of units) {
    if (!answers(unit, wish) || (wish.purpose === 'review' && actor.isOwnText(unit))) continue;
    if (isHeld(unit, now)) {
      if (unit.assigneeId === actor.id && unit.subState !== 'draft') return lease(unit, actor.id, now);
    } else free ??= unit;
  }
  return free === null ? null : lease(free, actor.id, now);
}

/** True while somebody's lease on the unit runs. */
export function isHeld(unit: Pick<ClaimableUnit, 'assigneeId' | 'leaseUntil'>, now: string): boolean {
  return unit.assigneeId !== null && unit.leaseUntil !== null && unit.leaseUntil > now;
}

/** The end of a lease that begins now; both ISO 8601 UTC. */
export function leaseEnd(now: string): string {
  return new Date(Date.parse(now) + LEASE_MS).toISOString();
}

function answers(unit: ClaimableUnit, wish: ClaimWish): boolean {
  return (
    unit.state === CLAIMABLE_STATE[wish.purpose] &&
    unit.position >= (wish.from ?? 0) &&
    unit.position <= (wish.to ?? Infinity)
  );
}

function lease(unit: ClaimableUnit, assigneeId: string, now: string): ClaimPlan {
  return { unitId: unit.id, assigneeId, leaseUntil: leaseEnd(now) };
}
