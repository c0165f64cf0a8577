import type { SourceRange } from '../clauses/clause.js';
import { segmentSentences } from './segment-sentences.js';

/** A pair of texts as it enters the memory. */
export interface MemoryPair {
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly source: string;
  readonly target: string;
}

/** A part of an entry that can be found by itself. */
export interface MemorySegment {
  readonly source: SourceRange;
  /** Null: nothing says which part of the target it became. */
  readonly target: SourceRange | null;
}

/** Abbreviations of a language, with their full stop. */
export type AbbreviationsOf = (language: string) => readonly string[];

/** A clause of more sentences is kept whole only: it is a page, and nobody looks for its sentences one by one. */
const MOST_SENTENCES = 60;

/**
 * What an entry is filed as: the whole of it, and each of its sentences where there are several. Sentences are paired
 * where source and target have as many of them.
 */
export function memorySegments(pair: MemoryPair, abbreviations: AbbreviationsOf): MemorySegment[] {
  const { source, target, sourceLanguage, targetLanguage } = pair;
  const whole: MemorySegment = {
    source: { start: 0, end: source.length },
    target: { start: 0, end: target.length },
  };
  const sentences = segmentSentences(source, sourceLanguage, abbreviations(sourceLanguage));
  if (sentences.length < 2 || sentences.length > MOST_SENTENCES) return [whole];
  const translated = segmentSentences(target, targetLanguage, abbreviations(targetLanguage));
  const isPaired = translated.length === sentences.length;
  return [
    whole,
    ...sentences.map((range, at) => ({ source: range, target: isPaired ? (translated[at] ?? null) : null })),
  ];
}
