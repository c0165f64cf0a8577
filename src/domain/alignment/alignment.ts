import type { Clause } from '../clauses/clause.js';

/** What alignment looks at of a clause. */
export type AlignableClause = Pick<Clause, 'kind' | 'number' | 'parent' | 'text'>;

/** How a clause of the new revision came from the old one. */
export type Relation = 'kept' | 'split' | 'merged' | 'added';

/** One clause of the new revision and its origins. */
export interface AlignedClause {
  /** Index into the new clauses. */
  readonly index: number;
  /** Indices into the old clauses, ascending; empty where the clause is added. */
  readonly from: readonly number[];
  readonly relation: Relation;
  /** The words differ (reformatting is no difference). */
  readonly edited: boolean;
  /** It stands in another place among its neighbours. */
  readonly moved: boolean;
  /** Same order, other number (its own, or that of the clause it stands under). */
  readonly renumbered: boolean;
  /** How alike the words are, 0–1; 1 where they are the same. For a merged or split clause, with all its origins. */
  readonly similarity: number;
  /** How sure the link is, 0–1: likeness, and what the neighbours say. Added clauses: how unlike all others they are. */
  readonly confidence: number;
}

/** Every old and every new clause, each accounted for once. */
export interface Alignment {
  readonly clauses: readonly AlignedClause[];
  /** Indices of old clauses that nothing came from, ascending. */
  readonly removed: readonly number[];
}
