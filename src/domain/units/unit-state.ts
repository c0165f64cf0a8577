/** As in XLIFF 2 (§ 4.3.1.8 state); shown as: to do, waiting for review, approved, published. */
export type UnitState = 'initial' | 'translated' | 'reviewed' | 'final';

/** Why an `initial` unit is not untouched: somebody has a draft, or a reviewer sent the text back. */
export type UnitSubState = 'draft' | 'rejected' | null;

/**
 * What can be done to a unit. `save` keeps a draft; `submit` hands the text to review; `contest` opens it again because a
 * change of the English that was called editorial is none in this language.
 */
export type UnitAction = 'save' | 'submit' | 'restore' | 'approve' | 'reject' | 'publish' | 'contest';

/** Where a unit stands. */
export interface UnitStanding {
  readonly state: UnitState;
  readonly subState: UnitSubState;
}

const draft: UnitStanding = { state: 'initial', subState: 'draft' };
const waiting: UnitStanding = { state: 'translated', subState: null };
const rejected: UnitStanding = { state: 'initial', subState: 'rejected' };

/**
 * The transition table: where each action leads from each state, null where it is refused. Every edit of a text that
 * was handed in goes back to `translated`, so that no reviewed words are ever replaced by unreviewed ones.
 */
const TRANSITIONS = {
  initial: {
    save: draft,
    submit: waiting,
    restore: draft,
    approve: null,
    reject: null,
    publish: null,
    contest: draft,
  },
  translated: {
    save: waiting,
    submit: waiting,
    restore: waiting,
    approve: { state: 'reviewed', subState: null },
    reject: rejected,
    publish: null,
    contest: draft,
  },
  reviewed: {
    save: waiting,
    submit: waiting,
    restore: waiting,
    approve: null,
    reject: rejected,
    publish: { state: 'final', subState: null },
    contest: draft,
  },
  final: {
    save: waiting,
    submit: waiting,
    restore: waiting,
    approve: null,
    reject: rejected,
    publish: null,
    contest: draft,
  },
} as const satisfies Record<UnitState, Record<UnitAction, UnitStanding | null>>;

/** Where `action` leads from `state`; null where the table refuses it. */
export function nextStanding(state: UnitState, action: UnitAction): UnitStanding | null {
  return TRANSITIONS[state][action];
}

/** The states in their order. */
export const UNIT_STATES = Object.keys(TRANSITIONS) as readonly UnitState[];

/** True where a reviewer has approved the current target. */
export function isApproved(state: UnitState): boolean {
  return state === 'reviewed' || state === 'final';
}
