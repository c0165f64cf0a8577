import { countWords, editDistance, leastDistance, weightOf } from './edit-distance.js';
import { readTokens, type Token } from './tokens.js';

/** Scores below this are no matches. */
export const LEAST_SCORE = 60;
/** The score of the same words. */
export const EXACT_SCORE = 100;

/** A text that matches are sought for, read once. */
export interface Sought {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  readonly tokens: readonly Token[];
  readonly weight: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly words: number;
}

export function readSought(text: string, language: string): Sought {
  const tokens = readTokens(text, language);
  const { counts, length } = countWords(tokens);
  return { text, language, tokens, weight: weightOf(tokens), counts, words: length };
}

/**
 * How well the source of a translation fits a text, as CAT tools state it: 100 for the same text, 60 to 99 for a similar
 * one by weighted edit distance of words, null below.
 *
 * @param least scores below it are of no interest; the higher, the faster.
 */
export function scoreMatch(sought: Sought, source: string, least = LEAST_SCORE): number | null {
  if (source === sought.text || source.normalize('NFC').trim() === sought.text.normalize('NFC').trim())
    return EXACT_SCORE;
  const tokens = readTokens(source, sought.language);
  const longer = Math.max(sought.weight, weightOf(tokens));
  if (longer === 0) return null;
  const most = longer * (1 - least / 100);
  if (leastDistance(sought.counts, sought.words, tokens) > most) return null;
  const distance = editDistance(sought.tokens, tokens, most);
  if (distance > most) return null;
  return Math.min(EXACT_SCORE - 1, Math.floor(100 * (1 - distance / longer)));
}
