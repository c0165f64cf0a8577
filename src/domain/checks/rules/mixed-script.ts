import type { Check, Finding } from '../check.js';
import { proseOf } from '../prose.js';

const WORD = /[\p{L}][\p{L}\p{M}]*/gu;
/** Scripts with letters that look the same, so that one slips into a word of another. */
const SCRIPTS: readonly (readonly [name: string, letter: RegExp])[] = [
  ['Latn', /\p{Script=Latin}/u],
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Geor', /\p{Script=Georgian}/u],
];
/** What a glance tells of: the alphabets beside Latin. */
const OTHERS: readonly RegExp[] = [
  /[\u0400-\u0482\u048a-\u052f\ua640-\ua66e]/,
  /[\u0370-\u03ff\u1f00-\u1fff]/,
  /[\u0531-\u0587]/,
  /[\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f]/,
];
const LATIN = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/;
/** Latin letters that a reader of Cyrillic or Greek takes for letters of their own. */
const LOOKALIKE = /^[aceopxyiABCEHKMOPTXy]$/;

/** A word with letters of two scripts: one of them only looks right, and no search will find the word. */
export const mixedScript: Check = {
  id: 'mixed-script',
  severity: 'warning',
  run: ({ source, target, profile }) => {
    if (!isMixed(target)) return [];
    const prose = proseOf(target);
    const ownScripts = profile.scripts ?? [];
    const withoutLatin = ownScripts.length > 0 && !ownScripts.includes('Latn');
    return [...prose.matchAll(WORD)].flatMap(({ 0: word, index }): Finding[] => {
      const range = [index, index + word.length] as const;
      const used = SCRIPTS.filter(([, letter]) => letter.test(word));
      if (used.length > 1) return [{ key: 'mixed', range, params: { word } }];
      const aloneAmongOthers =
        withoutLatin && ownScripts.includes('Cyrl') && LOOKALIKE.test(word) && !standsIn(source, word);
      return aloneAmongOthers && isPlainWord(prose, range)
        ? [{ key: 'lookalike', range, params: { word } }]
        : [];
    });
  },
};

/** Between blanks and words, and so no label (`a)`), no initial, no part of a symbol. */
function isPlainWord(prose: string, [start, end]: readonly [number, number]): boolean {
  return (
    /(?:^|\p{L},? )$/u.test(prose.slice(Math.max(0, start - 3), start)) &&
    /^ \p{L}/u.test(prose.slice(end, end + 2))
  );
}

/** A quantity that a text calls K is K in every language. */
function standsIn(source: string, letter: string): boolean {
  return [...source.matchAll(WORD)].some(([word]) => word === letter);
}

function isMixed(text: string): boolean {
  const others = OTHERS.filter((letters) => letters.test(text)).length;
  return others > 1 || (others === 1 && LATIN.test(text));
}
