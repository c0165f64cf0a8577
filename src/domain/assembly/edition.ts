import type { Clause } from '../clauses/clause.js';

/** One clause of an edition: the words of the source, and the target that stands for them if there is one. */
export interface EditionClause {
  readonly clause: Clause;
  /** The anchor, the same in every language; null where nothing was stored (command line). */
  readonly key: string | null;
  /** Null: shown in the source language and marked as such. */
  readonly target: string | null;
  /** The target was made from another source text than this revision's. */
  readonly stale: boolean;
}

/** Everything an edition's files are made of. The same value gives the same bytes. */
export interface Edition {
  readonly slug: string;
  /** Edition number, counted from 1 for communiqué × language. */
  readonly number: number;
  /** BCP 47. */
  readonly language: string;
  readonly sourceLanguage: string;
  readonly sourceRevision: number;
  /** SHA-256 of the source revision's bytes, hexadecimal. */
  readonly sourceSha256: string;
  /** Publication time, ISO 8601 UTC. */
  readonly publishedAt: string;
  /** The text of the source revision, whole. */
  readonly sourceText: string;
  readonly clauses: readonly EditionClause[];
}
