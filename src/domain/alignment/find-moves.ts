/** The places of a row of numbers that are not in its longest part that never falls (Fredman 1975): what moved. */
export function outOfOrder(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  for (const [at, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    before[at] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = at;
  }
  const moved = new Set(values.keys());
  for (let at = tails.at(-1) ?? -1; at !== -1; at = before[at] ?? -1) moved.delete(at);
  return moved;
}
