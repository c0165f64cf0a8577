import { describe, expect, it } from '@jest/globals';
import { standingOf } from './standing.js';

describe('what readers of an older edition are told', () => {
  it('stands with the clauses that they see: the origins of what there is now', () => {
    const facts = { number: null, words: 1 };
    const standing = standingOf(
      [
        { ...facts, key: 'a', change: 'changed', origins: ['a'] },
        { ...facts, key: 'd', change: 'split', origins: ['b'] },
        { ...facts, key: 'e', change: 'merged', origins: ['f', 'g'] },
        { ...facts, key: 'h', change: 'added', origins: [] },
        { ...facts, key: 'i', change: 'returned', origins: [] },
        { ...facts, key: 'j', change: 'removed', origins: ['j'] },
      ],
      { newestRevision: 4, newestEdition: 3 },
    );
    expect([...standing.changes]).toEqual([
      ['a', 'changed'],
      ['b', 'split'],
      ['f', 'merged'],
      ['g', 'merged'],
      ['j', 'removed'],
    ]);
    expect(standing).toMatchObject({ newestRevision: 4, newestEdition: 3, added: 2 });
  });
});
