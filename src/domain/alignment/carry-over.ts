import { comparableText } from './comparable-text.js';
import type { DraftLink } from './correct-alignment.js';
import { mainOrigins } from './main-origins.js';

/** A clause of the revision that is left, or one that rests since an earlier revision. */
export interface KeyedClause {
  readonly key: string;
  readonly text: string;
  /** What targets say that they were made from. */
  readonly textHash: string;
}

/**
 * What becomes of a clause's units, in every language.
 *
 * - `carried`: they go on with target, state and history; where the text hash is a new one they are stale.
 * - `started`: they begin again from the targets of the origins (split, merged).
 * - `added`: there are none yet.
 * - `returned`: they have rested since an earlier revision removed the clause, and come back whole.
 */
export type Fate = 'carried' | 'started' | 'added' | 'returned';

/** What a clause of the new revision takes over. */
export interface CarriedClause {
  readonly index: number;
  readonly key: string;
  readonly fate: Fate;
  /** The hash that stands on: the words are the same, or their change is editorial. Null: hash the new text. */
  readonly textHash: string | null;
  /** Keys of the clauses it came from, in their order. */
  readonly originKeys: readonly string[];
}

/** What is carried from one revision to the next. */
export interface CarryOver {
  readonly clauses: readonly CarriedClause[];
  /** Keys that the new revision does not have: their units rest. */
  readonly resting: readonly string[];
}

/**
 * Plans which clause keeps which key, and what its units take over. Every key of the old revision is kept by one clause
 * or rests; a new key is given where no old one fits.
 *
 * @param rested clauses that earlier revisions had and `oldClauses` has not, oldest first.
 * @param newKey gives a key that was never given before.
 */
export function carryOver(
  oldClauses: readonly KeyedClause[],
  newClauses: readonly { readonly text: string }[],
  links: readonly DraftLink[],
  rested: readonly KeyedClause[],
  newKey: () => string,
): CarryOver {
  const oldTexts = oldClauses.map(({ text }) => comparableText(text));
  const newTexts = newClauses.map(({ text }) => comparableText(text));
  const mains = mainOrigins(
    oldTexts,
    newTexts,
    links.map(({ from }) => from),
  );
  const waiting = byText(rested);
  const clauses = links.map((link, index): CarriedClause => {
    const originKeys = link.from.flatMap((old) => oldClauses[old]?.key ?? []);
    const main = oldClauses[mains[index] ?? -1];
    if (main !== undefined) {
      const isSame = link.relation === 'kept' && (!link.edited || link.editorial);
      const fate = link.relation === 'kept' ? 'carried' : 'started';
      return { index, key: main.key, fate, textHash: isSame ? main.textHash : null, originKeys };
    }
    const back = waiting.get(newTexts[index] ?? '')?.shift();
    if (back !== undefined)
      return { index, key: back.key, fate: 'returned', textHash: back.textHash, originKeys };
    const fate = link.from.length > 0 ? 'started' : 'added';
    return { index, key: newKey(), fate, textHash: null, originKeys };
  });
  const kept = new Set(clauses.map(({ key }) => key));
  return { clauses, resting: oldClauses.map(({ key }) => key).filter((key) => !kept.has(key)) };
}

/** A target that another one is to start from. */
export interface StartingTarget {
  readonly id: string;
  readonly text: string;
}

/** The text that a split or merged clause's unit starts from, null where nothing is translated yet. */
export function startingText(
  targets: readonly StartingTarget[],
): { readonly text: string; readonly from: readonly string[] } | null {
  const written = targets.filter(({ text }) => !/^[\s\p{Cc}\p{Cf}]*$/u.test(text));
  if (written.length === 0) return null;
  return { text: written.map(({ text }) => text).join(' '), from: written.map(({ id }) => id) };
}

/** An empty text is no words that could come back. */
function byText(rested: readonly KeyedClause[]): Map<string, KeyedClause[]> {
  const found = new Map<string, KeyedClause[]>();
  for (const clause of rested) {
    const text = comparableText(clause.text);
    if (text === '') continue;
    const same = found.get(text);
    if (same === undefined) found.set(text, [clause]);
    else same.push(clause);
  }
  return found;
}
