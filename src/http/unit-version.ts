import type { Precondition } from './precondition.js';
import type { UnitView } from '../persistence/records.js';

/**
 * What a caller has seen of a unit, as its ETag says it: how often it had been changed, and the revision whose English
 * stood beside it. A publication changes the second and not the first, so that whoever was writing is not refused.
 */
export function unitVersion({ unit, revision }: Pick<UnitView, 'unit' | 'revision'>): string {
  return `${unit.version}.r${revision}`;
}

/** The number of the revision that the caller has read; null where the unit was changed since. */
export function seenRevision(precondition: Precondition, { unit, revision }: UnitView): number | null {
  for (let number = revision; number > 0; number -= 1)
    if (precondition.allows(unitVersion({ unit, revision: number }))) return number;
  return null;
}
