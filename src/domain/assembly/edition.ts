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

/** What publishing made of an edition. */
export interface Publication {
  /** Edition number, counted from 1 for communiqué × language. */
  readonly number: number;
  readonly sourceRevision: number;
  /** Publication time, ISO 8601 UTC. */
  readonly publishedAt: string;
}

/** Everything an edition's files are made of. The same value gives the same bytes. */
export interface Edition {
  readonly slug: string;
  /** Null where the text was put together without being published (command line). */
  readonly publication: Publication | null;
  /** BCP 47. */
  readonly language: string;
  readonly sourceLanguage: string;
  /** SHA-256 of the source revision's bytes, hexadecimal. */
  readonly sourceSha256: string;
  /** The text of the source revision, whole. */
  readonly sourceText: string;
  readonly clauses: readonly EditionClause[];
}
