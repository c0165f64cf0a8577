import type { Finding } from './check.js';

/** Something that must stand in the target as often as in the source. */
export interface Counted {
  /** Equal for what counts as the same. */
  readonly key: string;
  readonly range: readonly [start: number, end: number];
  readonly params: Readonly<Record<string, string>>;
}

/** Findings `missing` and `extra` for what stands in one of two texts more often than in the other, in reading order. */
export function compareMultisets(
  source: readonly Counted[],
  target: readonly Counted[],
  targetLength: number,
): Finding[] {
  const left = count(target);
  const missing = source.filter(({ key }) => !take(left, key));
  const expected = count(source);
  const extra = target.filter(({ key }) => !take(expected, key));
  return [
    ...extra.map(({ range, params }): Finding => ({ key: 'extra', range, params })),
    ...missing.map(({ params }): Finding => ({
      key: 'missing',
      range: [targetLength, targetLength],
      params,
    })),
  ];
}

function count(all: readonly Counted[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { key } of all) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, key: string): boolean {
  const left = counts.get(key) ?? 0;
  counts.set(key, left - 1);
  return left > 0;
}
