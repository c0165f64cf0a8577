import { describe, expect, it } from '@jest/globals';
import { impactSummary } from './impact-summary.js';

const NOTHING = { stale: 0, restarted: 0, words: 0 };

describe('the dry run in one sentence', () => {
  it('counts the languages that have something to look at, and no others', () => {
    const impact = {
      ...{ stale: 1, restarted: 1, words: 4, moved: 0, renumbered: 0, returned: 0 },
      ...{ added: 0, addedWords: 0, removed: 0, editorial: 0 },
      languages: [
        { language: 'ar', ...NOTHING },
        { language: 'de', ...NOTHING },
        { language: 'es', ...NOTHING, restarted: 1, words: 3 },
        { language: 'fr', ...NOTHING, stale: 1, words: 1 },
      ],
      total: { stale: 1, restarted: 1, words: 4 },
    };
    expect(impactSummary(impact, 'en')).toBe(
      '2 clauses need another look, in 2 languages, 4 words to look at.',
    );
  });
});
