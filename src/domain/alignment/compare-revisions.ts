import type { AlignableClause } from './alignment.js';
import { comparableText } from './comparable-text.js';
import { relate } from './relate.js';
import { type DiffRun, wordDiff } from './word-diff.js';

/** A clause under its key. */
export interface NamedClause {
  readonly key: string;
  readonly clause: AlignableClause;
}

/** What became of a clause from one revision to a later one, however many lie between. */
export interface ClauseChange {
  readonly key: string;
  readonly change: 'kept' | 'added' | 'removed';
  readonly edited: boolean;
  readonly moved: boolean;
  readonly renumbered: boolean;
  /** Index in the older and in the newer revision. */
  readonly from: number | null;
  readonly to: number | null;
  /** Null where the words are the same, or there is nothing to compare them with. */
  readonly diff: readonly DiffRun[] | null;
}

const NO_CHANGE = { edited: false, moved: false, renumbered: false } as const;

/**
 * Compares two revisions clause key by clause key: in the order of the newer one, then what only the older one has.
 *
 * @param language BCP 47 of both.
 */
export function compareRevisions(
  older: readonly NamedClause[],
  newer: readonly NamedClause[],
  language: string,
): ClauseChange[] {
  const places = new Map(older.map(({ key }, at) => [key, at]));
  const mains = newer.map(({ key }) => places.get(key) ?? -1);
  const texts = (clauses: readonly NamedClause[]): string[] =>
    clauses.map(({ clause }) => comparableText(clause.text));
  const related = relate(
    {
      oldClauses: older.map(({ clause }) => clause),
      newClauses: newer.map(({ clause }) => clause),
      oldTexts: texts(older),
      newTexts: texts(newer),
    },
    mains.map((main) => (main === -1 ? [] : [main])),
    mains,
  );
  const kept = new Set(newer.map(({ key }) => key));
  const changes = newer.map(({ key, clause }, to): ClauseChange => {
    const from = mains[to] ?? -1;
    const before = older[from];
    if (before === undefined) return { key, change: 'added', ...NO_CHANGE, from: null, to, diff: null };
    const { edited, moved, renumbered } = related[to] ?? NO_CHANGE;
    const diff = edited ? wordDiff(before.clause.text, clause.text, language) : null;
    return { key, change: 'kept', edited, moved, renumbered, from, to, diff };
  });
  const removed = older.flatMap(({ key }, from): ClauseChange[] =>
    kept.has(key) ? [] : [{ key, change: 'removed', ...NO_CHANGE, from, to: null, diff: null }],
  );
  return [...changes, ...removed];
}
