import { UNIT_STATES, type UnitState } from '../units/unit-state.js';

/** How many units, and how many words of the source in them. */
export interface Amount {
  readonly units: number;
  readonly words: number;
}

/** A language's progress on one source revision. */
export interface Coverage {
  readonly byState: Readonly<Record<UnitState, Amount>>;
  readonly total: Amount;
  /** Units whose current target was made from another source text. */
  readonly stale: number;
  /** Approved and published words as a share of all, 0–1; 1 where there is nothing to translate. */
  readonly approved: number;
  /** Every unit is approved or published and none is stale. */
  readonly complete: boolean;
}

/** Adds up a job's counters. */
export function coverage(byState: Readonly<Record<UnitState, Amount>>, stale: number): Coverage {
  const total = UNIT_STATES.map((state) => byState[state]).reduce(add, { units: 0, words: 0 });
  const done = add(byState.reviewed, byState.final);
  return {
    byState,
    total,
    stale,
    approved: total.words === 0 ? 1 : done.words / total.words,
    complete: done.units === total.units && stale === 0,
  };
}

function add(a: Amount, b: Amount): Amount {
  return { units: a.units + b.units, words: a.words + b.words };
}
