import type { Force, LanguageProfile } from '../../languages/language-profile.js';
import type { Check, CheckInput } from '../check.js';
import type { FoundPhrase } from '../find-phrases.js';
import { findPhrases, hasPhrase } from '../find-phrases.js';
import { proseOf } from '../prose.js';

const FORCES: readonly Force[] = ['must', 'should', 'may'];

/**
 * “Shall”, “should” and “may” keep their force. A language may say an obligation without a modal word («est tenu», a
 * plain present), so a force that is only missing says nothing: told is a force that is missing where another one,
 * which the source has not, has taken its place. In a negation “must” and “may” say the same.
 */
export const modality: Check = {
  id: 'modality',
  severity: 'warning',
  needs: ['modality'],
  needsOfSource: ['modality'],
  run: (input) => {
    const { source, target, sourceProfile, profile } = input;
    const expected = forcesOf(proseOf(source), sourceProfile);
    if (FORCES.every((force) => expected[force].length === 0)) return [];
    const found = forcesOf(proseOf(target), profile);
    if (isNegated(input)) for (const forces of [expected, found]) forces.must.push(...forces.may.splice(0));
    const was = FORCES.find((force) => expected[force].length > 0 && found[force].length === 0);
    const is = FORCES.find(
      (force) => found[force].length > 0 && expected[force].length === 0 && !isImplied(force, input),
    );
    const [word] = was === undefined ? [] : expected[was];
    const [rendering] = is === undefined ? [] : found[is];
    if (word === undefined || rendering === undefined) return [];
    return [
      {
        key: 'modality',
        range: [rendering.start, rendering.end],
        params: {
          word: source.slice(word.start, word.end),
          rendering: target.slice(rendering.start, rendering.end),
        },
      },
    ];
  },
};

type Forces = Record<Force, FoundPhrase[]>;

function forcesOf(prose: string, { modality: phrases, words }: LanguageProfile): Forces {
  const found = FORCES.flatMap((force) =>
    findPhrases(prose, phrases?.[force] ?? [], words).map((one) => ({ ...one, force })),
  ).sort((a, b) => a.start - b.start || b.end - a.end);
  const forces: Forces = { must: [], should: [], may: [] };
  let [from, to] = [-1, -1];
  for (const one of found) {
    // Of words within each other the longest holds; a word of two forces is found twice in the same place.
    if (one.start < to && !(one.start === from && one.end === to)) continue;
    if (!isMonth(prose, one)) forces[one.force].push(one);
    [from, to] = [one.start, one.end];
  }
  return forces;
}

/** “5 May 2024” allows nothing. */
function isMonth(prose: string, { start, end }: FoundPhrase): boolean {
  return (
    /\p{Nd}(?:st|nd|rd|th)?(?: of)? $/u.test(prose.slice(Math.max(0, start - 8), start)) ||
    /^ \p{Nd}/u.test(prose.slice(end, end + 2))
  );
}

function isImplied(force: Force, { source, sourceProfile }: CheckInput): boolean {
  return hasPhrase(proseOf(source), sourceProfile.modality?.implied[force] ?? [], sourceProfile.words);
}

function isNegated({ source, sourceProfile }: CheckInput): boolean {
  return hasPhrase(proseOf(source), sourceProfile.negation?.words ?? [], sourceProfile.words);
}
