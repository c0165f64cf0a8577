import { contextHash, readEntry, type ReadEntry } from '../domain/memory/file-entry.js';
import { type AbbreviationsOf, type MemoryPair, memorySegments } from '../domain/memory/memory-segments.js';
import type { MemoryEntryRecord, MemoryPosting, SentencePlace } from '../persistence/memory-records.js';
import { SEGMENTS_AN_ENTRY } from '../persistence/memory-records.js';

/** An entry before it has a number, and what the index needs of it. */
export interface NewEntry {
  readonly record: Omit<MemoryEntryRecord, 'id'>;
  readonly read: ReadEntry;
}

/** What is known of an entry beside its texts. */
export type EntryFacts = Omit<
  MemoryEntryRecord,
  'id' | keyof MemoryPair | 'sentences' | 'sourceHash' | 'supersededBy'
>;

export function newEntry(pair: MemoryPair, facts: EntryFacts, abbreviations: AbbreviationsOf): NewEntry {
  const { sourceLanguage, targetLanguage, source, target } = pair;
  const segments = memorySegments(pair, abbreviations);
  const sentences = segments
    .slice(1)
    .map((one): SentencePlace => [
      one.source.start,
      one.source.end,
      one.target?.start ?? null,
      one.target?.end ?? null,
    ]);
  return {
    record: {
      ...facts,
      ...{ sourceLanguage, targetLanguage, source, target },
      sentences: sentences.length === 0 ? null : sentences,
      sourceHash: contextHash(source),
      supersededBy: null,
    },
    read: readEntry(pair, segments),
  };
}

/** The lines of the index for an entry, given the features of each of its segments. */
export function postingsOf(id: number, features: readonly (readonly number[])[]): MemoryPosting[] {
  return features.flatMap((own, place) =>
    own.map((feature) => ({ feature, segment: id * SEGMENTS_AN_ENTRY + place })),
  );
}
