import type { Check, Finding } from '../check.js';
import { hasDigits, proseOf } from '../prose.js';
import type { Quantity } from '../read-quantities.js';
import { readQuantities } from '../read-quantities.js';
import { readAlike, readNumbers } from '../read-numbers.js';

/** Units that say so much that none may be added either. */
const NEVER_ADDED: ReadonlySet<string> = new Set(['percent', 'euro', 'dollar', 'pound', 'rouble']);

/** A value keeps its percent sign, its unit, its currency. Values that are not there are the business of `numbers`. */
export const percentQuantity: Check = {
  id: 'percent-quantity',
  severity: 'error',
  needs: ['units'],
  needsOfSource: ['units'],
  run: ({ source, target, sourceProfile, profile }) => {
    if (!hasDigits(source)) return [];
    const [english, prose] = [proseOf(source), proseOf(target)];
    const numbers = readNumbers(english, sourceProfile);
    const expected = readQuantities(numbers, english, sourceProfile, 'near');
    if (expected.length === 0) return [];
    const found = readQuantities(readAlike(readNumbers(prose, profile), numbers), prose, profile, 'far');
    const values = new Set(expected.map(({ value }) => value));
    return [...values].flatMap((value) => {
      const same = (one: Quantity): boolean => one.value === value;
      return compare(expected.filter(same), found.filter(same), source, target);
    });
  },
};

/** The occurrences of one value in either text. */
function compare(
  expected: readonly Quantity[],
  found: readonly Quantity[],
  source: string,
  target: string,
): Finding[] {
  const unmatched = without(expected, found);
  const left = without(found, expected);
  let next = 0;
  return unmatched.flatMap(({ unit, start, end }): Finding[] => {
    const at = left[next++];
    if (at === undefined) return [];
    const range = [at.start, at.end] as const;
    const params = { number: target.slice(at.start, at.end), quantity: source.slice(start, end) };
    if (unit !== null) return [{ key: 'unit', range, params: { ...params, what: unit } }];
    if (at.unit === null || !NEVER_ADDED.has(at.unit)) return [];
    return [{ key: 'extra', range, params: { ...params, what: at.unit } }];
  });
}

/** Those of `all` that have no partner with the same unit among the others. */
function without(all: readonly Quantity[], others: readonly Quantity[]): Quantity[] {
  const counts = new Map<string | null, number>();
  for (const { unit } of others) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  return all.filter(({ unit }) => {
    const count = counts.get(unit) ?? 0;
    counts.set(unit, count - 1);
    return count <= 0;
  });
}
