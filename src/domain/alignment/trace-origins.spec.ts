import { describe, expect, it } from '@jest/globals';
import { traceOrigins, turnedRound } from './trace-origins.js';

const clause = (key: string, text = `Words of ${key}.`) => ({ key, text });
const step = (origins: Record<string, string[]>) => new Map(Object.entries(origins));

describe('where a clause came from, over several revisions', () => {
  it('is followed through split and merge', () => {
    const older = [clause('a', 'Halls are open. Seals are checked.'), clause('b'), clause('c')];
    const newer = [clause('a', 'Halls are open.'), clause('d', 'Seals are checked, and so on.'), clause('e')];
    const steps = [step({ a: ['a'], d: ['a'], b: ['b'], c: ['c'] }), step({ a: ['a'], d: ['d', 'b', 'c'] })];
    expect(traceOrigins(older, newer, steps)).toEqual([[0], [0, 1, 2], []]);
  });

  it('is itself again where it was merged and is apart again, or was removed and is back', () => {
    const older = [clause('a'), clause('b'), clause('c')];
    const steps = [step({ a: ['a', 'b'] }), step({ a: ['a'], b: ['a'] })];
    expect(traceOrigins(older, older, steps)).toEqual([[0], [1], [2]]);
    const edited = [clause('a'), clause('b', 'Other words.')];
    expect(traceOrigins(older, edited, steps)).toEqual([[0], [1]]);
  });

  it('is what the coordinator said where only one step lies between', () => {
    const older = [clause('a')];
    const newer = [clause('a'), clause('d', 'New words.')];
    expect(traceOrigins(older, newer, [step({ a: ['a'], d: ['a'] })])).toEqual([[0], [0]]);
    expect(traceOrigins(older, newer, [step({ a: ['a'], d: ['a'] }), step({ a: ['a'], d: ['d'] })])).toEqual([
      [0],
      [0],
    ]);
  });

  it('is read backwards where the later revision is asked about first', () => {
    expect(turnedRound([[0], [0], [], [2, 3]], 4)).toEqual([[0, 1], [], [3], [3]]);
  });
});
