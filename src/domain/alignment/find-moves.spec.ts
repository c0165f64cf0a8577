import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { outOfOrder } from './find-moves.js';

describe('what is out of order', () => {
  it.each([
    [[0, 1, 2], []],
    [[1, 2, 0], [2]],
    [[0, 3, 1, 2], [1]],
    [[0, 0, 1, 1], []],
    [[], []],
  ])('of %j are the places %j', (values, places) => {
    expect([...outOfOrder(values, Array<number>(values.length).fill(1))]).toEqual(places);
  });

  it('is what has least reason to stay, where as many could stay either way', () => {
    expect([...outOfOrder([1, 0], [1_002, 1_000])]).toEqual([1]);
    expect([...outOfOrder([1, 0], [1_000, 1_002])]).toEqual([0]);
  });

  it('leaves a row that never falls, and none that weighs more', () => {
    const item = fc.tuple(fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 9 }), (row) => {
        const values = row.map(([value]) => value);
        const weights = row.map(([, weight]) => weight);
        const moved = outOfOrder(values, weights);
        const stays = [...row.keys()].filter((at) => !moved.has(at));
        expect(isRising(stays.map((at) => values[at] ?? 0))).toBe(true);
        const weigh = (places: readonly number[]): number =>
          places.reduce((sum, at) => sum + (weights[at] ?? 0), 0);
        for (let choice = 0; choice < 2 ** row.length; choice += 1) {
          const places = [...row.keys()].filter((at) => (choice >> at) % 2 === 1);
          if (isRising(places.map((at) => values[at] ?? 0)))
            expect(weigh(places)).toBeLessThanOrEqual(weigh(stays));
        }
      }),
      { numRuns: 200 },
    );
  });
});

/** Whether a row never falls. */
function isRising(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || (values[at - 1] ?? 0) <= value);
}
