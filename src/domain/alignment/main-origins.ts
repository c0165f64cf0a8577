import { intersection, WordBags } from './word-bags.js';

/** An old and a new clause that belong together, and how many words they share. */
interface Pair {
  readonly old: number;
  readonly fresh: number;
  readonly shared: number;
  /** The old clause once said what the new one says. */
  readonly isOwn: boolean;
}

/** Whether an old clause once had the very words of a new one. */
export type OnceSaid = (old: number, fresh: number) => boolean;

const NEVER: OnceSaid = () => false;

/**
 * For every new clause the old one that it stands for, −1 for none; no old clause twice. Of several parts the one that
 * has most of the old clause's words stands for it, of several origins the one that gave most words is stood for; before
 * all, an old clause that once said the very words.
 *
 * @param origins for every new clause the old clauses that it came from.
 */
export function mainOrigins(
  oldTexts: readonly string[],
  newTexts: readonly string[],
  origins: readonly (readonly number[])[],
  onceSaid: OnceSaid = NEVER,
): number[] {
  const mains = newTexts.map(() => -1);
  const taken = new Set<number>();
  for (const { old, fresh } of pairsOf(oldTexts, newTexts, origins, onceSaid)) {
    if (taken.has(old) || mains[fresh] !== -1) continue;
    mains[fresh] = old;
    taken.add(old);
  }
  return mains;
}

/** Every link, own words first, then those that share most; what is in doubt is what several want. */
function pairsOf(
  oldTexts: readonly string[],
  newTexts: readonly string[],
  origins: readonly (readonly number[])[],
  onceSaid: OnceSaid,
): Pair[] {
  const uses = new Map<number, number>();
  for (const old of origins.flat()) uses.set(old, (uses.get(old) ?? 0) + 1);
  const words = new WordBags();
  const read = (text: string | undefined): readonly number[] => words.bag(words.read(text ?? '')).words;
  const pairs = origins.flatMap((from, fresh) =>
    from.map((old): Pair => {
      const isAlone = from.length === 1 && uses.get(old) === 1;
      const shared = isAlone ? 0 : intersection(read(oldTexts[old]), read(newTexts[fresh])).length;
      return { old, fresh, shared, isOwn: !isAlone && onceSaid(old, fresh) };
    }),
  );
  return pairs.sort(
    (a, b) => Number(b.isOwn) - Number(a.isOwn) || b.shared - a.shared || a.fresh - b.fresh || a.old - b.old,
  );
}
