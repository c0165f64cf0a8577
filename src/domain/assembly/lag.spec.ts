import { describe, expect, it } from '@jest/globals';
import { type LagClause, laggingClauses } from './lag.js';

const clause = (key: string, text: string, number: string | null = null): LagClause => ({
  key,
  number,
  text,
  textHash: `#${text}`,
});
const NOTHING: ReadonlyMap<string, LagClause> = new Map<string, LagClause>();

describe('how far an edition is behind', () => {
  it('is said clause by clause: changed, added, removed, with the words to look at', () => {
    const published = [
      clause('a', 'The count is public.', '1'),
      clause('b', 'Seals are checked.', '2'),
      clause('c', 'We thank you.'),
    ];
    const newest = [
      clause('a', 'The count is public.', '1'),
      clause('c', 'We thank all of you.'),
      clause('d', 'Three new words.', '2'),
    ];
    const origins = [[0], [2], []];
    expect(laggingClauses({ published, newest, origins, rested: NOTHING }, 'en')).toEqual([
      { key: 'c', number: null, change: 'changed', words: 2, origins: ['c'] },
      { key: 'd', number: '2', change: 'added', words: 3, origins: [] },
      { key: 'b', number: '2', change: 'removed', words: 0, origins: ['b'] },
    ]);
  });

  it('names what was split and merged with its origins, and counts the words beside theirs', () => {
    const published = [
      clause('a', 'Halls are open. Seals are checked.', '1'),
      clause('b', 'Ballots came late.', '2'),
      clause('c', 'They were counted.', '3'),
    ];
    const newest = [
      clause('a', 'Halls are open.', '1'),
      clause('d', 'Seals are checked.', '2'),
      clause('b', 'Ballots came late. They were counted twice.', '3'),
    ];
    const origins = [[0], [0], [1, 2]];
    expect(laggingClauses({ published, newest, origins, rested: NOTHING }, 'en')).toEqual([
      { key: 'a', number: '1', change: 'split', words: 3, origins: ['a'] },
      { key: 'd', number: '2', change: 'split', words: 3, origins: ['a'] },
      { key: 'b', number: '3', change: 'merged', words: 1, origins: ['b', 'c'] },
    ]);
  });

  it('asks nothing for a clause that comes back as it was, and the difference where it comes back edited', () => {
    const rested = new Map([
      ['a', clause('a', 'The count is public.')],
      ['b', clause('b', 'Seals are checked.')],
    ]);
    const newest = [clause('a', 'The count is public.', '1'), clause('b', 'All seals are checked.', '2')];
    expect(laggingClauses({ published: [], newest, origins: [[], []], rested }, 'en')).toMatchObject([
      { key: 'a', change: 'returned', words: 0 },
      { key: 'b', change: 'returned', words: 2 },
    ]);
  });

  it('is nothing where only the number changed, or the change was editorial', () => {
    const published = [clause('a', 'The count is public.', '1')];
    const newest = [{ ...clause('a', 'The Count is public.', '2'), textHash: '#The count is public.' }];
    expect(laggingClauses({ published, newest, origins: [[0]], rested: NOTHING }, 'en')).toEqual([]);
  });
});
