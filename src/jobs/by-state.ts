import type { Amount } from '../domain/assembly/coverage.js';
import type { UnitState } from '../domain/units/unit-state.js';
import type { JobCounters } from '../persistence/records.js';

/** A job's counters, state by state. */
export function byState({ units, words }: JobCounters): Record<UnitState, Amount> {
  const amount = (state: UnitState): Amount => ({ units: units[state], words: words[state] });
  return {
    initial: amount('initial'),
    translated: amount('translated'),
    reviewed: amount('reviewed'),
    final: amount('final'),
  };
}
