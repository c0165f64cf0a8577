import { comparableText } from './comparable-text.js';

/** A clause under its key, with its words in one revision. */
export interface KeyedText {
  readonly key: string;
  readonly text: string;
}

/** One revision's clauses that came from clauses of the revision before: key → keys of the origins. */
export type OriginStep = ReadonlyMap<string, readonly string[]>;

/**
 * For every clause of a later revision the clauses of an earlier one that it came from, ascending, however many
 * revisions lie between. A clause that was removed in between and came back came from itself. Over several steps
 * (split and merged again, say) a clause that says under its key what it said then came from itself alone, and gave
 * nothing to others that have other origins.
 *
 * @param steps of every revision after the earlier one up to the later one, oldest first.
 */
export function traceOrigins(
  older: readonly KeyedText[],
  newer: readonly KeyedText[],
  steps: readonly OriginStep[],
): number[][] {
  const places = new Map(older.map(({ key }, at) => [key, at]));
  let reached = new Map<string, readonly number[]>(older.map(({ key }, at) => [key, [at]]));
  for (const step of steps) {
    const next = new Map(reached);
    for (const [key, origins] of step)
      next.set(key, ascending(origins.flatMap((origin) => reached.get(origin) ?? [])));
    reached = next;
  }
  const traced = newer.map(({ key }) => [...(reached.get(key) ?? [])]);
  if (steps.length < 2) return traced;
  const restored = new Map<number, number>();
  for (const [index, { key, text }] of newer.entries()) {
    const from = places.get(key);
    const before = from === undefined ? undefined : older[from];
    if (from !== undefined && before !== undefined && comparableText(before.text) === comparableText(text))
      restored.set(from, index);
  }
  return traced.map((from, index) => {
    const own = from.filter((old) => restored.get(old) === index);
    if (own.length > 0) return own;
    const others = from.filter((old) => !restored.has(old));
    return others.length > 0 ? others : from;
  });
}

/** The same links seen from the earlier revision: for every one of its clauses those that came from it. */
export function turnedRound(origins: readonly (readonly number[])[], count: number): number[][] {
  const turned = Array.from({ length: count }, (): number[] => []);
  for (const [index, from] of origins.entries()) for (const old of from) turned[old]?.push(index);
  return turned;
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
