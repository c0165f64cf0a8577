import type { UnitState, UnitSubState } from './unit-state.js';

/** How long a claim lasts without a save, in milliseconds. */
export const LEASE_MS = 60 * 60 * 1000;

/** What somebody wants a unit for. */
export type ClaimPurpose = 'translate' | 'review';

/** What there is to do: a first text, another look at one whose English has changed, a review. */
export type ClaimWork = 'todo' | 'stale' | 'review';

/** The work that each purpose is given, in this order. Who reviews is not given what has to be mended first. */
export const CLAIM_ORDER = {
  translate: ['todo', 'stale'],
  review: ['review'],
} as const satisfies Record<ClaimPurpose, readonly ClaimWork[]>;

/** A unit as the giver of work needs to see it. */
export interface ClaimableUnit {
  readonly id: string;
  readonly position: number;
  readonly state: UnitState;
  readonly subState: UnitSubState;
  readonly stale: boolean;
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
 * The next unit for `actorId`, in reading order, what is to do before what is stale; null where nothing is left. What they hold already and have not yet
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
  const free = new Map<ClaimWork, ClaimableUnit>();
  for (const unit of units) {
    const work = workOn(unit);
    if (work === null || !isWanted(unit, work, wish) || (work === 'review' && actor.isOwnText(unit)))
      continue;
    if (isHeld(unit, now)) {
      if (unit.assigneeId === actor.id && unit.subState !== 'draft') return lease(unit, actor.id, now);
    } else if (!free.has(work)) free.set(work, unit);
  }
  const [next] = CLAIM_ORDER[wish.purpose].flatMap((work) => free.get(work) ?? []);
  return next === undefined ? null : lease(next, actor.id, now);
}

/** True while somebody's lease on the unit runs. */
export function isHeld(unit: Pick<ClaimableUnit, 'assigneeId' | 'leaseUntil'>, now: string): boolean {
  return unit.assigneeId !== null && unit.leaseUntil !== null && unit.leaseUntil > now;
}

/** The end of a lease that begins now; both ISO 8601 UTC. */
export function leaseEnd(now: string): string {
  return new Date(Date.parse(now) + LEASE_MS).toISOString();
}

function workOn({ state, stale }: ClaimableUnit): ClaimWork | null {
  if (state === 'initial') return 'todo';
  if (stale) return 'stale';
  return state === 'translated' ? 'review' : null;
}

function isWanted(unit: ClaimableUnit, work: ClaimWork, wish: ClaimWish): boolean {
  return (
    CLAIM_ORDER[wish.purpose].some((one) => one === work) &&
    unit.position >= (wish.from ?? 0) &&
    unit.position <= (wish.to ?? Infinity)
  );
}

function lease(unit: ClaimableUnit, assigneeId: string, now: string): ClaimPlan {
  return { unitId: unit.id, assigneeId, leaseUntil: leaseEnd(now) };
}
