import type { TermEntry, TermRendering } from '../domain/terms/term.js';

/** The rows of the termbase. */

export interface StoredRendering extends TermRendering {
  readonly id: string;
}

/** An entry of the termbase as it is kept. */
export interface StoredTerm extends TermEntry {
  readonly id: string;
  /** Counts the changes of the entry, from 1; the ETag. */
  readonly version: number;
  readonly renderings: readonly StoredRendering[];
}

/** What was done with an entry. `refused`: a proposal was not taken. */
export const TERM_ACTIONS = ['proposed', 'added', 'approved', 'refused', 'changed', 'imported'] as const;
export type TermAction = (typeof TERM_ACTIONS)[number];

/** Who changed an entry, and how. */
export interface TermChange {
  readonly action: TermAction;
  /** Null: the command line; or the account is forgotten. */
  readonly actorId: string | null;
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** A change of an entry, with all that it said afterwards. Never changed itself. */
export interface TermChangeRecord extends TermChange {
  /** Counts the changes of the whole termbase. */
  readonly number: number;
  readonly entryId: string;
  /** That the entry had from then on. */
  readonly version: number;
  readonly entry: TermEntry;
}

/** By what an import finds the entry that it has something to say of. */
export interface TermIdentity {
  readonly id: string;
  readonly sourceLanguage: string;
  /** The term, made comparable. */
  readonly label: string;
  readonly communique: string | null;
}
