import { describe, expect, it } from '@jest/globals';
import { type Candidate, type MemoryContext, rankMatches } from './rank-matches.js';
import { readSought } from './score-match.js';

const NOWHERE: MemoryContext = { clauseKey: null, previous: null, next: null };
const TEXT = 'The polls opened on time in all nine regions.';

const candidate = (target: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ source: TEXT, target, sourceLanguage: 'en', targetLanguage: 'fr', context: NOWHERE },
  ...{ approved: true, createdOn: '2026-03-01', ...more },
});

const ranked = (candidates: readonly Candidate[], context = NOWHERE) =>
  rankMatches(readSought(TEXT, 'en'), candidates, { language: 'fr', context, most: 5 }).map(
    ({ target, score }) => [target, score],
  );

describe('the order of matches', () => {
  it('is the same clause or both neighbours, one neighbour, the same text, a similar one', () => {
    const context = { clauseKey: 'k1', previous: 1, next: 2 };
    expect(
      ranked(
        [
          candidate('similar', { source: TEXT.replace('nine', 'eight') }),
          candidate('equal'),
          candidate('neighbour', { context: { ...NOWHERE, previous: 1 } }),
          candidate('neighbours', { context: { ...NOWHERE, previous: 1, next: 2 }, createdOn: '2026-02-01' }),
          candidate('clause', { context: { ...NOWHERE, clauseKey: 'k1' } }),
          candidate('another', { source: 'The count was public.' }),
        ],
        context,
      ),
    ).toEqual([
      ['clause', 102],
      ['neighbours', 102],
      ['neighbour', 101],
      ['equal', 100],
      ['similar', 89],
    ]);
  });

  it('is what was approved, the very language, the newest, where texts are equal', () => {
    expect(
      ranked([
        candidate('imported', { approved: false, createdOn: '2026-05-01' }),
        candidate('older'),
        candidate('of Canada', { targetLanguage: 'fr-CA', createdOn: '2026-06-01' }),
        candidate('newer', { createdOn: '2026-04-01' }),
        candidate('newer', { createdOn: '2026-02-01' }),
      ]).map(([target]) => target),
    ).toEqual(['newer', 'older', 'of Canada', 'imported']);
  });

  it('marks the words that differ, and says which numbers were replaced', () => {
    const [match] = rankMatches(
      readSought('We saw 12 open stations.', 'en'),
      [candidate('Nous avons vu 9 bureaux fermés.', { source: 'We saw 9 closed stations.' })],
      { language: 'fr', context: NOWHERE, most: 1 },
    );
    expect(match).toMatchObject({
      target: 'Nous avons vu 12 bureaux fermés.',
      replaced: [{ from: '9', to: '12' }],
      diff: [
        { type: 'same', text: 'We saw ' },
        { type: 'removed', text: '9 closed' },
        { type: 'added', text: '12 open' },
        { type: 'same', text: ' stations.' },
      ],
    });
  });
});
