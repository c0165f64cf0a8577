import type { Finding } from './check.js';

/** Something that must stand in the target as often as in the source. */
export interface Counted {
  /** Equal for what counts as the same. */
  readonly key: string;
  readonly range: readonly [start: number, end: number];
  readonly params: Readonly<Record<string, string>>;
}

/** How often each key stands in either text in another way, which will do where the usual one is not there. */
export interface Otherwise {
  readonly inSource: () => Map<string, number>;
  readonly inTarget: () => Map<string, number>;
}

/** Findings `missing` and `extra` for what stands in one of two texts more often than in the other, in reading order. */
export function compareMultisets(
  source: readonly Counted[],
  target: readonly Counted[],
  targetLength: number,
  otherwise?: Otherwise,
): Finding[] {
  const left = count(target);
  const missing = unless(
    otherwise?.inTarget,
    source.filter(({ key }) => !take(left, key)),
  );
  const expected = count(source);
  const extra = unless(
    otherwise?.inSource,
    target.filter(({ key }) => !take(expected, key)),
  );
  return [
    ...extra.map(({ range, params }): Finding => ({ key: 'extra', range, params })),
    ...missing.map(({ params }): Finding => ({
      key: 'missing',
      range: [targetLength, targetLength],
      params,
    })),
  ];
}

function unless(
  standIns: (() => Map<string, number>) | undefined,
  all: readonly Counted[],
): readonly Counted[] {
  if (standIns === undefined || all.length === 0) return all;
  const left = standIns();
  return all.filter(({ key }) => !take(left, key));
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
