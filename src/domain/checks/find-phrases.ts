import type { Phrases, WordProfile } from '../languages/language-profile.js';
import { foldText } from './fold-text.js';

/** Where a phrase stands in a text. */
export interface FoundPhrase {
  /** Folded, as it stands there. */
  readonly phrase: string;
  readonly start: number;
  readonly end: number;
}

const LETTER = '\\p{L}\\p{M}';
const patterns = new WeakMap<Phrases, Map<WordProfile, RegExp | null>>();

/** Where any of the phrases stands in a text, as words of their own where the language has spaces; longest first. */
export function findPhrases(text: string, phrases: Phrases, words: WordProfile): FoundPhrase[] {
  const pattern = patternOf(phrases, words);
  if (pattern === null || text === '') return [];
  const { text: folded, at } = foldText(text);
  return [...folded.matchAll(pattern)].map(({ 0: all, 1: phrase = '', index }) => {
    const from = index + all.length - phrase.length;
    return { phrase, start: at[from] ?? text.length, end: endOf(at, from + phrase.length) };
  });
}

/** True where any of the phrases stands in a text. */
export function hasPhrase(text: string, phrases: Phrases, words: WordProfile): boolean {
  const pattern = patternOf(phrases, words);
  // `search` neither reads nor leaves a place in the pattern, which is shared.
  return pattern !== null && foldText(text).text.search(pattern) >= 0;
}

/** The offset after the last unit: what is not heard after it (a vowel sign) belongs to it. */
function endOf(at: Uint32Array, index: number): number {
  return (at[index - 1] ?? 0) + 1;
}

function patternOf(phrases: Phrases, words: WordProfile): RegExp | null {
  let byWords = patterns.get(phrases);
  if (byWords === undefined) patterns.set(phrases, (byWords = new Map<WordProfile, RegExp | null>()));
  let pattern = byWords.get(words);
  if (pattern === undefined) byWords.set(words, (pattern = compile(phrases, words)));
  return pattern;
}

function compile(phrases: Phrases, { spaces, prefixes }: WordProfile): RegExp | null {
  if (phrases.length === 0) return null;
  const alternatives = [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((phrase) =>
      escape(foldText(phrase).text).replace(/\\\*/g, `[${LETTER}]{0,40}`).replace(/ /g, ' {1,3}'),
    );
  const any = `(${alternatives.join('|')})`;
  if (!spaces) return new RegExp(any, 'gu');
  const before =
    prefixes.length === 0 ? '' : `(?:${prefixes.map((one) => escape(foldText(one).text)).join('|')})?`;
  return new RegExp(`(?<![${LETTER}])${before}${any}(?![${LETTER}])`, 'gu');
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
