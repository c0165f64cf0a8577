import { hashNumbers, hashText } from './hash-text.js';
import type { IndexWords } from './index-words.js';
import { memoryLanguage } from './memory-language.js';

/** Features that a segment is filed under, and those that it is looked for by. */
const FILED = 12;
const LOOKED_FOR = 32;
/** With fewer pairs of words than this a text is looked for by single words too: so are short segments filed. */
const FEW_PAIRS = 18;

/** In how many segments a word stands: what is rare says more. */
export type WordCounts = (word: number) => number;

/** What is added to every feature, so that each pair of languages has lists of its own. */
export function languagePairKey(sourceLanguage: string, targetLanguage: string): number {
  return hashText(`${memoryLanguage(sourceLanguage)} ${memoryLanguage(targetLanguage)}`);
}

/** A word as its language counts it. */
export function countedWord(word: number, sourceLanguage: string): number {
  return hashNumbers(hashText(memoryLanguage(sourceLanguage)), word, 0);
}

/** The feature of a whole folded text: what is found by it is the same words. */
export function exactFeature(folded: string, pairKey: number): number {
  return hashNumbers(pairKey, hashText(folded), 1);
}

/**
 * What a segment is filed under: its rarest pairs of neighbouring words, and where there are few of them its rarest words.
 * Pairs are rarer than words, so that lists stay short where a million segments share a small vocabulary.
 *
 * Prefix filtering: of two texts that share most of their features, one finds the other by the rarest few of them
 * (Chaudhuri, Ganti, Kaushik 2006, A Primitive Operator for Similarity Joins; Bayardo, Ma, Srikant 2007, Scaling Up All
 * Pairs Similarity Search). Which ones are rare changes while the memory grows; a query looks for more than are filed.
 */
export function filedFeatures(read: IndexWords, pairKey: number, counts: WordCounts): number[] {
  const pairs = rarestPairs(read, pairKey, counts, FILED);
  return [...pairs, ...rarestWords(read, pairKey, counts, FILED - pairs.length)];
}

/** What a text is looked for by, rarest first. */
export function soughtFeatures(read: IndexWords, pairKey: number, counts: WordCounts): number[] {
  const pairs = rarestPairs(read, pairKey, counts, LOOKED_FOR);
  return [...pairs, ...(pairs.length < FEW_PAIRS ? rarestWords(read, pairKey, counts, FEW_PAIRS) : [])];
}

function rarestPairs(
  { words, next }: IndexWords,
  pairKey: number,
  counts: WordCounts,
  most: number,
): number[] {
  const pairs: { readonly rarity: number; readonly feature: number }[] = [];
  for (const [at, following] of next.entries()) {
    if (following === -1) continue;
    const [first, second] = [words[at] ?? 0, words[following] ?? 0];
    const rarity = (counts(first) + 1) * (counts(second) + 1);
    pairs.push({ rarity, feature: hashNumbers(pairKey, first, second) });
  }
  return rarest(pairs, most);
}

function rarestWords({ words }: IndexWords, pairKey: number, counts: WordCounts, most: number): number[] {
  if (most <= 0) return [];
  return rarest(
    words.map((word) => ({ rarity: counts(word), feature: hashNumbers(pairKey, word, 0) })),
    most,
  );
}

/** The order is total, so that of equally rare features everybody takes the same. */
function rarest(found: { readonly rarity: number; readonly feature: number }[], most: number): number[] {
  found.sort((one, other) => one.rarity - other.rarity || one.feature - other.feature);
  const features = new Set<number>();
  for (const { feature } of found) {
    if (features.size === most) break;
    features.add(feature);
  }
  return [...features];
}
