/** An old and a new clause that may belong together, and how much speaks for it. */
interface Scored {
  readonly old: number;
  readonly fresh: number;
  readonly score: number;
}

/** Sums that differ by less are the same. */
const LEAST_GAIN = 1e-9;

/**
 * Gives each clause one partner at most: the best pairs first, then two pairs exchange their partners where both
 * together are better for it. The best pair alone can leave its neighbours with what fits neither.
 *
 * @param pairs best first.
 */
export function assign<T extends Scored>(pairs: readonly T[]): T[] {
  const byOld = new Map<number, T>();
  const byNew = new Map<number, T>();
  const known = new Map(pairs.map((pair) => [nameOf(pair.old, pair.fresh), pair]));
  const give = (pair: T): void => {
    byOld.set(pair.old, pair);
    byNew.set(pair.fresh, pair);
  };
  for (const pair of pairs) if (!byOld.has(pair.old) && !byNew.has(pair.fresh)) give(pair);
  for (const pair of pairs) {
    const ofOld = byOld.get(pair.old);
    const ofNew = byNew.get(pair.fresh);
    if (ofOld === undefined || ofNew === undefined || ofOld === ofNew) continue;
    const other = known.get(nameOf(ofNew.old, ofOld.fresh));
    if (other === undefined || pair.score + other.score <= ofOld.score + ofNew.score + LEAST_GAIN) continue;
    give(pair);
    give(other);
  }
  return [...byOld.values()];
}

function nameOf(old: number, fresh: number): string {
  return `${String(old)} ${String(fresh)}`;
}
