import type { Check } from '../check.js';
import type { Counted } from '../compare-multisets.js';
import { compareMultisets } from '../compare-multisets.js';
import { pairDates } from '../pair-dates.js';
import { BLANKED, proseOf } from '../prose.js';
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
        inSource: () => spelledNumbers(source, sourceProfile),
        inTarget: () => spelledNumbers(target, profile),
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

function agreeing(all: readonly DateInText[], alone: readonly DateInText[]): readonly DateInText[] {
  return all.filter((date) => !alone.includes(date));
}

function blankOut(prose: string, dates: readonly DateInText[]): string {
  let text = prose;
  for (const { start, end } of dates)
    text = text.slice(0, start) + BLANKED.repeat(end - start) + text.slice(end);
  return text;
}
