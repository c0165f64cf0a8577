/** What the translation memory stores. */

/** `loading`: not to be seen yet. */
export type MemoryImportState = 'loading' | 'ready';

/** Entries that came in together. */
export interface MemoryImportRecord {
  readonly id: string;
  /** What the one who imported it calls it: shown as where a match is from. */
  readonly name: string;
  readonly state: MemoryImportState;
  readonly entries: number;
  readonly createdAt: string;
  /** When the import was last seen at work. */
  readonly touchedAt: string;
}

/** Where a sentence stands in the source, and where in the target, if that is known: offsets, half-open. */
export type SentencePlace = readonly [
  start: number,
  end: number,
  targetStart: number | null,
  targetEnd: number | null,
];

/** A source text and its translation. Nobody is named. */
export interface MemoryEntryRecord {
  readonly id: number;
  /** Null for what was approved here: then the next three are known. */
  readonly importId: string | null;
  readonly communiqueId: string | null;
  readonly clauseKey: string | null;
  readonly revision: number | null;
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly source: string;
  readonly target: string;
  /** Null where the entry is one sentence. */
  readonly sentences: readonly SentencePlace[] | null;
  /** Of the folded source, and of those of the clauses before and after; see `hashText`. */
  readonly sourceHash: number;
  readonly previousHash: number | null;
  readonly nextHash: number | null;
  /** The entry that took its place: a newer approved target of the same unit and source. */
  readonly supersededBy: number | null;
  /** ISO 8601 date. */
  readonly createdOn: string;
}

/** An entry with where it comes from. */
export interface MemoryEntryView {
  readonly entry: MemoryEntryRecord;
  /** Slug of the communiqué, or name of the import. */
  readonly slug: string | null;
  readonly importName: string | null;
  /** The target is the one that its unit was published with. */
  readonly published: boolean;
}

/** One line of the index: a segment is entry × `SEGMENTS_AN_ENTRY` + the place of its sentence, 0 for the whole. */
export interface MemoryPosting {
  readonly feature: number;
  readonly segment: number;
}

/** More than the sentences that an entry is filed by. */
export const SEGMENTS_AN_ENTRY = 64;
