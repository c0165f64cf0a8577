import { describe, expect, it } from '@jest/globals';
import { coverage } from './coverage.js';

const amount = (units: number, words: number) => ({ units, words });

describe('coverage', () => {
  it('counts by words what is approved, published or not', () => {
    const figures = coverage(
      {
        initial: amount(4, 50),
        translated: amount(2, 10),
        reviewed: amount(1, 30),
        final: amount(1, 10),
      },
      1,
    );
    expect(figures).toMatchObject({ total: amount(8, 100), approved: 0.4, stale: 1, complete: false });
  });

  it('is complete when every unit is approved and none is stale', () => {
    const all = {
      initial: amount(0, 0),
      translated: amount(0, 0),
      reviewed: amount(2, 9),
      final: amount(1, 1),
    };
    expect(coverage(all, 0).complete).toBe(true);
    expect(coverage(all, 1).complete).toBe(false);
  });
});
