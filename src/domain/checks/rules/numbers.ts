import type { Check } from '../check.js';
import type { Counted } from '../compare-multisets.js';
import { compareMultisets } from '../compare-multisets.js';
import { pairDates } from '../pair-dates.js';
import { BLANKED, hasDigits, proseOf } from '../prose.js';
import type { DateInText } from '../read-dates.js';
import type { NumberInText } from '../read-numbers.js';
import { readAlike, readNumbers } from '../read-numbers.js';
import { spelledNumbers } from '../spelled-numbers.js';

/**
 * The same numbers, each as often. Digits of any script count as digits, and each language groups and points its
 * numbers in its own way: `1,000.5` in English is `1 000,5` in French and `١٬٠٠٠٫٥` in Arabic. Where one language
 * has digits the other may have a word; dates that agree may be written in other numbers.
 */
export const numbers: Check = {
  id: 'numbers',
  severity: 'error',
  run: (input) => {
    const { sourceProfile, profile } = input;
    if (!hasDigits(input.source) && !hasDigits(input.target)) return [];
    const dates = pairDates(input);
    const source = blankOut(proseOf(input.source), agreeing(dates.source, dates.missing));
    const target = blankOut(proseOf(input.target), agreeing(dates.target, dates.extra));
    const expected = readNumbers(source, sourceProfile);
    const found = readAlike(readNumbers(target, profile), expected);
    return compareMultisets(
      counted(readAlike(expected, found), source),
      counted(found, target),
      target.length,
      {
        inSource: () => withMonths(spelledNumbers(source, sourceProfile), dates.source),
        inTarget: () => withMonths(spelledNumbers(target, profile), dates.target),
      },
    );
  },
};

function counted(all: readonly NumberInText[], prose: string): Counted[] {
  return all.map(({ value, start, end }) => ({
    key: value,
    range: [start, end],
    params: { number: prose.slice(start, end) },
  }));
}

/** A month that has a name in one language is a number in another: 1997 年 7 月 5 日. */
function withMonths(counts: Map<string, number>, dates: readonly DateInText[]): Map<string, number> {
  for (const { month } of dates) counts.set(String(month), (counts.get(String(month)) ?? 0) + 1);
  return counts;
}

function agreeing(all: readonly DateInText[], alone: readonly DateInText[]): readonly DateInText[] {
  return all.filter((date) => !alone.includes(date));
}

function blankOut(prose: string, dates: readonly DateInText[]): string {
  let text = prose;
  for (const { start, end } of dates)
    text = text.slice(0, start) + BLANKED.repeat(end - start) + text.slice(end);
  return text;
}
