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

/** What a clause said in a revision. */
export interface PastWords {
  readonly text: string;
  /** The hash that targets made from these words name. */
  readonly textHash: string;
  /** The clause was split or merged in that revision. */
  readonly restarted: boolean;
}

/**
 * What becomes of a clause's units, in every language.
 *
 * - `carried`: they go on with target, state and history; where the text hash is a new one they are stale.
 * - `started`: they begin again from the targets of the origins (split, merged), unless they have an earlier target that
 *   was made from these very words.
 * - `added`: there are none yet.
 * - `returned`: they have rested since an earlier revision removed the clause, and come back: whole where the words are
 *   the same, stale where they are not.
 */
export type Fate = 'carried' | 'started' | 'added' | 'returned';

/** What a clause of the new revision takes over. */
export interface CarriedClause {
  readonly index: number;
  readonly key: string;
  readonly fate: Fate;
  /** The hash that stands on: the clause says, or once said, these words, or their change is editorial. Null: hash the new text. */
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

/** What carrying over has to know beside the links. */
export interface CarryContext {
  /** Clauses that earlier revisions had and the one that is left has not. */
  readonly resting: readonly KeyedClause[];
  /** By key, what clauses said in every revision so far, oldest first; that of edited, split, merged and resting ones. */
  readonly past: ReadonlyMap<string, readonly PastWords[]>;
  /** Gives a key that was never given before. */
  readonly newKey: () => string;
}

/**
 * Plans which clause keeps which key, and what its units take over. Every key of the old revision is kept by one clause
 * or rests; a new key is given where no old one fits.
 */
export function carryOver(
  oldClauses: readonly KeyedClause[],
  newClauses: readonly { readonly text: string }[],
  links: readonly DraftLink[],
  { resting, past, newKey }: CarryContext,
): CarryOver {
  const oldTexts = oldClauses.map(({ text }) => comparableText(text));
  const newTexts = newClauses.map(({ text }) => comparableText(text));
  const memory = new Memory(past);
  const mains = mainOrigins(
    oldTexts,
    newTexts,
    links.map(({ from }) => from),
    (old, fresh) => memory.of(oldClauses[old]?.key ?? '', newTexts[fresh] ?? '') !== null,
  );
  const waiting = new Map(resting.map((clause) => [clause.key, clause]));
  const clauses = links.map((link, index): CarriedClause => {
    const originKeys = link.from.flatMap((old) => oldClauses[old]?.key ?? []);
    const text = newTexts[index] ?? '';
    const back = waiting.get(link.returns ?? '');
    if (back !== undefined) {
      const isSame = comparableText(back.text) === text;
      const textHash = isSame ? back.textHash : (memory.of(back.key, text)?.textHash ?? null);
      return { index, key: back.key, fate: 'returned', textHash, originKeys };
    }
    const main = oldClauses[mains[index] ?? -1];
    if (main === undefined) {
      const fate = link.from.length > 0 ? 'started' : 'added';
      return { index, key: newKey(), fate, textHash: null, originKeys };
    }
    if (link.relation === 'kept' && (!link.edited || link.editorial))
      return { index, key: main.key, fate: 'carried', textHash: main.textHash, originKeys };
    const own = memory.of(main.key, text);
    const fate = link.relation === 'kept' && own?.isUndone !== true ? 'carried' : 'started';
    return { index, key: main.key, fate, textHash: own?.textHash ?? null, originKeys };
  });
  const kept = new Set(clauses.map(({ key }) => key));
  return { clauses, resting: oldClauses.map(({ key }) => key).filter((key) => !kept.has(key)) };
}

/** What clauses once said. */
class Memory {
  private readonly words = new Map<string, readonly PastWords[]>();

  constructor(private readonly past: ReadonlyMap<string, readonly PastWords[]>) {}

  /** When a clause last said a comparable text, and whether its units began again since; null: it never did. */
  of(key: string, text: string): { readonly textHash: string; readonly isUndone: boolean } | null {
    return text === '' ? null : find(this.wordsOf(key), text);
  }

  /** In comparable texts. Where an undoing put a clause back to what it said, its units began again as well. */
  private wordsOf(key: string): readonly PastWords[] {
    const known = this.words.get(key);
    if (known !== undefined) return known;
    const words: PastWords[] = [];
    for (const { text: said, textHash, restarted } of this.past.get(key) ?? []) {
      const text = comparableText(said);
      words.push({ text, textHash, restarted: restarted || find(words, text)?.isUndone === true });
    }
    this.words.set(key, words);
    return words;
  }
}

function find(words: readonly PastWords[], text: string): { textHash: string; isUndone: boolean } | null {
  const last = words.findLastIndex((one) => one.text === text);
  const found = words[last];
  if (found === undefined) return null;
  return { textHash: found.textHash, isUndone: words.slice(last + 1).some(({ restarted }) => restarted) };
}

/** A target that another one is to start from. */
export interface StartingTarget {
  readonly id: string;
  readonly text: string;
}

/**
 * The text that a split or merged clause's unit starts from, null where nothing is translated yet. Both halves of a
 * split have the text of the whole: put together again they say it once.
 */
export function startingText(
  targets: readonly StartingTarget[],
): { readonly text: string; readonly from: readonly string[] } | null {
  const written = new Map<string, StartingTarget>();
  for (const target of targets) {
    const words = target.text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
    if (words !== '' && !written.has(words)) written.set(words, target);
  }
  if (written.size === 0) return null;
  const kept = [...written.values()];
  return { text: kept.map(({ text }) => text).join(' '), from: kept.map(({ id }) => id) };
}
