import { describe, expect, it } from '@jest/globals';
import { laggingClauses } from './lag.js';

const clause = (key: string, text: string, number: string | null = null) => ({
  key,
  number,
  text,
  textHash: `#${text}`,
});

describe('how far an edition is behind', () => {
  it('is said clause by clause: changed, added, removed, with the words of the difference', () => {
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
    expect(laggingClauses(published, newest, 'en')).toEqual([
      { key: 'c', number: null, change: 'changed', words: 2 },
      { key: 'd', number: '2', change: 'added', words: 3 },
      { key: 'b', number: '2', change: 'removed', words: 3 },
    ]);
  });

  it('is nothing where only the number changed, or the change was editorial', () => {
    const edited = { ...clause('a', 'The Count is public.', '2'), textHash: '#The count is public.' };
    expect(laggingClauses([clause('a', 'The count is public.', '1')], [edited], 'en')).toEqual([]);
  });
});
