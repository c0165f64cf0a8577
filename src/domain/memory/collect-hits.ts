/** The weight of a list that holds the very text, above all that similar ones can add up to. */
const EXACT = 100;

/**
 * The segments that are most worth looking at: those that stand in many of the lists, and short lists count for more. Of
 * equal ones the newest.
 *
 * @param lists segments by feature, newest first.
 */
export function collectHits(
  lists: ReadonlyMap<number, readonly number[]>,
  sought: { readonly exact: number; readonly features: readonly number[] },
  most: number,
): number[] {
  const weights = new Map<number, number>();
  const collect = (feature: number, weightOf: (length: number) => number): void => {
    const list = lists.get(feature) ?? [];
    const weight = weightOf(list.length);
    for (const segment of list) weights.set(segment, (weights.get(segment) ?? 0) + weight);
  };
  collect(sought.exact, () => EXACT);
  for (const feature of sought.features) collect(feature, (length) => 1 / Math.log2(length + 1.5));
  return [...weights]
    .sort(([one, weight], [other, others]) => others - weight || other - one)
    .slice(0, most)
    .map(([segment]) => segment);
}
