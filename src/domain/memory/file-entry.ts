import { hashText } from './hash-text.js';
import {
  countedWord,
  exactFeature,
  filedFeatures,
  languagePairKey,
  type WordCounts,
} from './index-features.js';
import { foldText, type IndexWords, indexWords } from './index-words.js';
import type { MemoryPair, MemorySegment } from './memory-segments.js';

/** A segment read for the index. */
export interface ReadSegment {
  readonly folded: string;
  readonly read: IndexWords;
}

/** An entry read for the index. */
export interface ReadEntry {
  readonly pair: MemoryPair;
  /** The whole first, then its sentences. */
  readonly segments: readonly ReadSegment[];
}

/** What an equal text has as well, whatever its dress: for neighbours, and for what a newer entry takes the place of. */
export function contextHash(text: string): number {
  return hashText(foldText(text));
}

export function readSegment(text: string): ReadSegment {
  const folded = foldText(text);
  return { folded, read: indexWords(folded) };
}

export function readEntry(pair: MemoryPair, segments: readonly MemorySegment[]): ReadEntry {
  return {
    pair,
    segments: segments.map(({ source }) => readSegment(pair.source.slice(source.start, source.end))),
  };
}

/** The distinct words of an entry, as they are counted. */
export function wordsOf({ pair, segments: [whole] }: ReadEntry): number[] {
  return [...new Set(whole?.read.words ?? [])].map((word) => countedWord(word, pair.sourceLanguage));
}

/**
 * The features that each segment of an entry is filed under, in their order.
 *
 * @param counts in how many entries a counted word (`countedWord`) stands.
 */
export function featuresOf({ pair, segments }: ReadEntry, counts: WordCounts): number[][] {
  const pairKey = languagePairKey(pair.sourceLanguage, pair.targetLanguage);
  const countOf: WordCounts = (word) => counts(countedWord(word, pair.sourceLanguage));
  return segments.map(({ folded, read }) => [
    ...new Set([exactFeature(folded, pairKey), ...filedFeatures(read, pairKey, countOf)]),
  ]);
}
