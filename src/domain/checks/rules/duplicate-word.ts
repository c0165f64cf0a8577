import type { LanguageProfile } from '../../languages/language-profile.js';
import type { Check, Finding } from '../check.js';
import { proseOf } from '../prose.js';

const WORD = /[\p{L}\p{M}](?:[\p{L}\p{M}\u200c'’ʼ-]|\u200d)*/gu;
const ONLY_BLANKS = /^[\s\ufff9]+$/u;
/** Two signs or more that stand twice: 自由自由. One sign twice is a word: 人人. */
const UNSPACED = /(\p{L}{2,8})\1/gu;

/** A word stands twice in a row, which is a slip of the hand unless the language doubles words. */
export const duplicateWord: Check = {
  id: 'duplicate-word',
  severity: 'warning',
  needs: ['repeats'],
  run: ({ source, target, sourceProfile, profile }) => {
    const found = doubledWords(target, profile);
    // A text that says “that that” may have it in every language.
    return found.length === 0 ||
      doubledWords(source, { ...sourceProfile, repeats: { except: [] } }).length > 0
      ? []
      : found;
  },
};

function doubledWords(text: string, { repeats, words }: LanguageProfile): Finding[] {
  const prose = proseOf(text);
  const mayDouble = (word: string): boolean =>
    repeats !== null && ('only' in repeats ? !repeats.only.includes(word) : repeats.except.includes(word));
  if (!words.spaces) return doubledSigns(prose, mayDouble);
  const findings: Finding[] = [];
  let last: { readonly word: string; readonly start: number; readonly end: number } | undefined;
  for (const { 0: typed, index: start } of prose.matchAll(WORD)) {
    // “A a” is an option and a preposition.
    const word = typed.length === 1 ? typed : typed.toLowerCase();
    const end = start + typed.length;
    const twice = last?.word === word && ONLY_BLANKS.test(prose.slice(last.end, start));
    if (twice && !mayDouble(word.toLowerCase()))
      findings.push({ key: 'duplicate-word', range: [last?.start ?? start, end], params: { word: typed } });
    last = { word, start, end };
  }
  return findings;
}

function doubledSigns(prose: string, mayDouble: (word: string) => boolean): Finding[] {
  const single = [...prose.matchAll(/(\p{L})\1/gu)].filter(({ 1: sign = '' }) => !mayDouble(sign));
  return [...single, ...prose.matchAll(UNSPACED)].map(({ 0: all, 1: word = '', index }) => ({
    key: 'duplicate-word',
    range: [index, index + all.length],
    params: { word },
  }));
}
