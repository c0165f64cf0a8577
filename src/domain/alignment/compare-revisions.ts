import type { AlignableClause, Relation } from './alignment.js';
import { comparableText } from './comparable-text.js';
import { mainOrigins } from './main-origins.js';
import { relate } from './relate.js';
import { type DiffRun, wordDiff } from './word-diff.js';

/** A clause under its key. */
export interface NamedClause {
  readonly key: string;
  readonly clause: AlignableClause;
}

/** What became of a clause from one revision to another, however many lie between. */
export interface ClauseChange {
  readonly key: string;
  readonly change: Relation | 'removed';
  readonly edited: boolean;
  readonly moved: boolean;
  readonly renumbered: boolean;
  /** Indices in the first revision that it came from, ascending; of what is removed, its own. */
  readonly from: readonly number[];
  /** Index in the second revision. */
  readonly to: number | null;
  /** From the words of all its origins to its own. Null where they are the same, or there is nothing to compare with. */
  readonly diff: readonly DiffRun[] | null;
}

/**
 * Compares two revisions: in the order of the second one, then what only the first one has.
 *
 * @param origins for every clause of the second the clauses of the first that it came from, ascending.
 * @param language BCP 47 of both.
 */
export function compareRevisions(
  first: readonly NamedClause[],
  second: readonly NamedClause[],
  origins: readonly (readonly number[])[],
  language: string,
): ClauseChange[] {
  const [oldTexts, newTexts] = [comparableTexts(first), comparableTexts(second)];
  const related = relate(
    {
      oldClauses: first.map(({ clause }) => clause),
      newClauses: second.map(({ clause }) => clause),
      oldTexts,
      newTexts,
    },
    origins,
    mainOrigins(oldTexts, newTexts, origins),
  );
  const changes = related.map(({ relation, edited, moved, renumbered }, to): ClauseChange => {
    const from = origins[to] ?? [];
    const { key, clause } = second[to] ?? missing(to);
    const diff = edited ? wordDiff(joinedText(first, from), clause.text, language) : null;
    return { key, change: relation, edited, moved, renumbered, from, to, diff };
  });
  const gave = new Set(origins.flat());
  const removed = first.flatMap(({ key }, from): ClauseChange[] =>
    gave.has(from)
      ? []
      : [
          {
            ...{ key, change: 'removed', edited: false, moved: false, renumbered: false },
            from: [from],
            to: null,
            diff: null,
          },
        ],
  );
  return [...changes, ...removed];
}

function comparableTexts(clauses: readonly NamedClause[]): string[] {
  return clauses.map(({ clause }) => comparableText(clause.text));
}

/** What the origins say together. */
function joinedText(clauses: readonly NamedClause[], from: readonly number[]): string {
  return from.map((old) => clauses[old]?.clause.text ?? '').join(' ');
}

function missing(index: number): never {
  throw new Error(`There is no clause ${String(index)}.`);
}
