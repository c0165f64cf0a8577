import type { CheckInput } from './check.js';
import { hasDigits, proseOf } from './prose.js';
import type { DateInText } from './read-dates.js';
import { readDates } from './read-dates.js';
import { isSameDate } from './same-date.js';

/** The dates of a source and its target, and those of either that the other does not have. */
export interface PairedDates {
  readonly source: readonly DateInText[];
  readonly target: readonly DateInText[];
  readonly missing: readonly DateInText[];
  readonly extra: readonly DateInText[];
}

const NONE: PairedDates = { source: [], target: [], missing: [], extra: [] };

/** A date may be said more than once, and in two calendars: each needs its like on the other side, whatever the count. */
export function pairDates(input: CheckInput): PairedDates {
  // A date needs digits on one side at least; the other may have it in Chinese numerals.
  if (!hasDigits(input.source) && !hasDigits(input.target)) return NONE;
  const { dates } = input.profile;
  const source = readDates(proseOf(input.source), input.sourceProfile);
  // Nothing can be said of a language whose dates nobody has described.
  if (dates === null) return { source, target: [], missing: source, extra: [] };
  const target = readDates(proseOf(input.target), input.profile);
  return {
    source,
    target,
    missing: source.filter((one) => !target.some((other) => isSameDate(one, other, dates))),
    extra: target.filter((other) => !source.some((one) => isSameDate(one, other, dates))),
  };
}
