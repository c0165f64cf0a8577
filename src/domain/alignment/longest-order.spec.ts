import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { longestOrder } from './longest-order.js';

const row = fc.array(fc.constantFrom('For', 'Against', 'Abstain'), { maxLength: 8 });

describe('the longest order that two rows have in common', () => {
  it('leaves out what stands in the way of most', () => {
    const old = ['For', 'Against', 'For', 'Against', 'Abstain', 'For'];
    expect(longestOrder(old, old.slice(1))).toEqual([0, 1, 2, 3, 4].map((at) => [at + 1, at]));
  });

  it('is the same when the rows change places', () => {
    fc.assert(
      fc.property(row, row, (one, other) => {
        const there = longestOrder(one, other) ?? [];
        expect((longestOrder(other, one) ?? []).map(([i, j]) => [j, i])).toEqual(there);
        for (const [i, j] of there) expect(one[i]).toBe(other[j]);
      }),
    );
  });

  it('is not looked for in rows of thousands', () => {
    const long = Array<string>(2_000).fill('For');
    expect(longestOrder(long, long)).toBeNull();
  });
});
