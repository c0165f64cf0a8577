/**
 * The places of a row of numbers that are not in its heaviest part that never falls: what moved. With weights that differ
 * little it is the longest such part (Fredman 1975), and of equally long ones the one whose members have most reason to stay.
 *
 * @param values whole numbers from 0.
 * @param weights one for each value, whole numbers from 1.
 */
export function outOfOrder(values: readonly number[], weights: readonly number[]): Set<number> {
  const best = new HeaviestSoFar(values);
  const before = values.map((value, at) => {
    const { weight, at: last } = best.upTo(value);
    best.add(value, weight + (weights[at] ?? 1), at);
    return last;
  });
  const moved = new Set(values.keys());
  for (let at = best.upTo(Infinity).at; at !== -1; at = before[at] ?? -1) moved.delete(at);
  return moved;
}

interface Run {
  readonly weight: number;
  /** Place of its last value; −1: no run. */
  readonly at: number;
}

const NO_RUN: Run = { weight: 0, at: -1 };

/** The heaviest run that ends with a value not above another: a binary indexed tree of maxima (Fenwick 1994). */
class HeaviestSoFar {
  private readonly highest: number;
  private readonly runs: (Run | undefined)[] = [];

  constructor(values: readonly number[]) {
    this.highest = values.reduce((most, value) => Math.max(most, value), 0) + 1;
    for (let at = 0; at <= this.highest; at += 1) this.runs.push(undefined);
  }

  upTo(value: number): Run {
    let found = NO_RUN;
    for (let at = Math.min(value + 1, this.highest); at > 0; at -= at & -at) {
      const run = this.runs[at];
      if (run !== undefined && isHeavier(run, found)) found = run;
    }
    return found;
  }

  add(value: number, weight: number, place: number): void {
    for (let at = value + 1; at <= this.highest; at += at & -at)
      if (isHeavier({ weight, at: place }, this.runs[at] ?? NO_RUN)) this.runs[at] = { weight, at: place };
  }
}

/** Of equally heavy runs the one that ends later. */
function isHeavier(one: Run, other: Run): boolean {
  return one.weight > other.weight || (one.weight === other.weight && one.at > other.at);
}
