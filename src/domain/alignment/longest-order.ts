/** More pairs of clauses than this are not compared one by one. */
const MOST_PAIRS = 1_000_000;

/**
 * Pairs of places, one in each row, that have equal texts and stand in the same order: as many as there can be
 * (Wagner & Fischer 1974), of equally many the nearest to the beginning. The same pairs when the rows change places.
 * Null where the rows are too long for it.
 */
export function longestOrder(
  one: readonly string[],
  other: readonly string[],
): (readonly [number, number])[] | null {
  if (one.length * other.length > MOST_PAIRS) return null;
  const width = other.length + 1;
  const lengths = new Uint32Array((one.length + 1) * width);
  /** The place of the first pair of the longest order that begins at a place. */
  const firsts = new Uint32Array(lengths.length);
  const sumOf = (place: number): number => Math.floor(place / width) + (place % width);
  const textOf = (place: number): string => one[Math.floor(place / width)] ?? '';
  for (let i = one.length - 1; i >= 0; i -= 1)
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      if (one[i] === other[j]) {
        lengths[here] = (lengths[here + width + 1] ?? 0) + 1;
        firsts[here] = here;
        continue;
      }
      const [below, beside] = [here + width, here + 1];
      const [down, right] = [firsts[below] ?? 0, firsts[beside] ?? 0];
      const gain =
        (lengths[below] ?? 0) - (lengths[beside] ?? 0) ||
        sumOf(right) - sumOf(down) ||
        (textOf(down) < textOf(right) ? 1 : -1);
      lengths[here] = lengths[gain > 0 ? below : beside] ?? 0;
      firsts[here] = gain > 0 ? down : right;
    }
  const pairs: (readonly [number, number])[] = [];
  for (let at = 0; (lengths[at] ?? 0) > 0;) {
    const first = firsts[at] ?? 0;
    pairs.push([Math.floor(first / width), first % width]);
    at = first + width + 1;
  }
  return pairs;
}
