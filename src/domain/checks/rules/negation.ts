import type { Check } from '../check.js';
import { findPhrases, hasPhrase } from '../find-phrases.js';
import { proseOf } from '../prose.js';

/** A negated source has a negated target. How often is no matter: languages negate once, twice, or with a prohibition. */
export const negation: Check = {
  id: 'negation',
  severity: 'warning',
  needs: ['negation'],
  needsOfSource: ['negation'],
  run: ({ source, target, sourceProfile, profile }) => {
    if (sourceProfile.negation === null || profile.negation === null || target.trim() === '') return [];
    const prose = proseOf(source);
    const ignored = findPhrases(prose, sourceProfile.negation.ignored, sourceProfile.words);
    const [negated] = findPhrases(prose, sourceProfile.negation.words, sourceProfile.words).filter(
      (one) => !ignored.some(({ start, end }) => start <= one.start && end >= one.end),
    );
    if (negated === undefined) return [];
    if (hasPhrase(proseOf(target), profile.negation.words, profile.words)) return [];
    return [
      {
        key: 'negation',
        range: [0, target.length],
        params: { word: source.slice(negated.start, negated.end) },
      },
    ];
  },
};
