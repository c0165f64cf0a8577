import { describe, expect, it } from '@jest/globals';
import { impact, type ImpactClause } from './impact.js';

const kept: Omit<ImpactClause, 'originKeys'> = {
  ...{ relation: 'kept', edited: false, moved: false, renumbered: false, editorial: false, returned: false },
  ...{ originText: 'The count is public.', text: 'The count is public.', wordCount: 4 },
};

const CLAUSES: ImpactClause[] = [
  { ...kept, originKeys: ['a'] },
  { ...kept, originKeys: ['b'], edited: true, text: 'The recount is public.' },
  { ...kept, originKeys: ['c'], edited: true, editorial: true, text: 'The Count is public.' },
  { ...kept, originKeys: ['d'], moved: true },
  { ...kept, originKeys: ['e'], renumbered: true },
  {
    ...kept,
    originKeys: ['f', 'g'],
    relation: 'merged',
    edited: true,
    text: 'The count is public and quick.',
  },
  { ...kept, originKeys: [], originText: '', relation: 'added' },
  { ...kept, originKeys: [], originText: '', relation: 'added', returned: true },
];

describe('the dry run of a publication', () => {
  it('counts what goes stale, begins again, and costs nothing', () => {
    expect(impact(CLAUSES, 2, [], 'en')).toMatchObject({
      ...{ stale: 1, restarted: 1, words: 3, moved: 1, renumbered: 1 },
      ...{ returned: 1, added: 1, addedWords: 4, removed: 2, editorial: 1 },
    });
  });

  it('counts in each language only what is translated there', () => {
    const languages = [
      { language: 'fr', keys: new Set(['a', 'b', 'c', 'g']), settled: new Set<number>() },
      { language: 'ar', keys: new Set(['a', 'b']), settled: new Set<number>() },
    ];
    expect(impact(CLAUSES, 0, languages, 'en')).toMatchObject({
      languages: [
        { language: 'fr', stale: 1, restarted: 1, words: 3 },
        { language: 'ar', stale: 1, restarted: 0, words: 1 },
      ],
      total: { stale: 2, restarted: 1, words: 4 },
    });
  });

  it('counts no language in which a clause says again what its target was made from, nor the clause if that is so in all', () => {
    const back = new Set([1]);
    const fr = { language: 'fr', keys: new Set(['b', 'f']), settled: back };
    const ar = { language: 'ar', keys: new Set(['b']), settled: new Set<number>() };
    expect(impact(CLAUSES, 0, [fr, ar], 'en')).toMatchObject({
      stale: 1,
      languages: [
        { language: 'fr', stale: 0, restarted: 1, words: 2 },
        { language: 'ar', stale: 1, restarted: 0, words: 1 },
      ],
    });
    expect(impact(CLAUSES, 0, [fr, { ...ar, settled: back }], 'en')).toMatchObject({
      ...{ stale: 0, restarted: 1, words: 2 },
      total: { stale: 0, restarted: 1, words: 2 },
    });
  });
});
