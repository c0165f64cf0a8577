import { linkNeighbours, type Places, placesOfTexts } from './link-equal.js';
import type { LeftOut, Likeness } from './link-similar.js';
import { longestOrder } from './longest-order.js';
import { type Links, Neighbourhood } from './links.js';

/** Words that stand on both sides in places that say nothing of which is which. */
const IN_ORDER: Likeness = { similarity: 1, confidence: 0.7 };

const STEPS = ['both', 'before', 'after'] as const;
type Step = (typeof STEPS)[number];

/** To have no linked clause before it, after it or on either side tells a clause from no other. */
const NO_PLACES = ['-1', '-1 -1'];

/** The free clauses whose words some free clause of the other side has as well: their neighbours decide. */
export class RepeatedTexts {
  private readonly places: readonly Places[];

  constructor(
    private readonly oldTexts: readonly string[],
    private readonly newTexts: readonly string[],
    private readonly links: Links,
  ) {
    this.places = [...placesOfTexts(oldTexts, newTexts).values()].filter((places) => {
      const { old, fresh } = this.free(places);
      return old.length > 0 && fresh.length > 0;
    });
  }

  /** Of the old ones and of the new ones, by index. */
  indices(): LeftOut {
    const free = this.places.map((places) => this.free(places));
    return {
      old: new Set(free.flatMap(({ old }) => old)),
      fresh: new Set(free.flatMap(({ fresh }) => fresh)),
    };
  }

  /**
   * Links them by their neighbours as far as these are known; then in order those that are as many on both sides, and
   * what these are the neighbours of; then in order what is left. Of unequal numbers the rest stays free.
   */
  link(likeness: Map<number, Likeness>): void {
    this.linkByNeighbours();
    this.linkInOrder(likeness, ({ old, fresh }) => old.length === fresh.length);
    this.linkByNeighbours();
    this.linkInOrder(likeness, () => true);
  }

  /** Beside a linked pair; else where the nearest linked clauses are the same on both sides, before, or after. */
  private linkByNeighbours(): void {
    linkNeighbours(this.oldTexts, this.newTexts, this.links);
    for (const step of STEPS) {
      const around = new Neighbourhood(this.links);
      if (step === 'both') this.linkInLongestOrder(around);
      for (const places of this.places) this.linkWithin(places, around, step);
    }
    linkNeighbours(this.oldTexts, this.newTexts, this.links, true);
  }

  /** Several repeated texts between the same linked clauses: as many as can be in the same order. */
  private linkInLongestOrder(around: Neighbourhood): void {
    const { old, fresh } = this.indices();
    const olds = groupBy(inOrder(old), (o) => nameOf(around.ofOld(o), 'both'));
    const news = groupBy(inOrder(fresh), (n) => nameOf(around.ofNew(n), 'both'));
    for (const place of NO_PLACES) olds.delete(place);
    for (const [place, ofOld] of olds) {
      const ofNew = news.get(place) ?? [];
      const pairs = longestOrder(
        ofOld.map((o) => this.oldTexts[o] ?? ''),
        ofNew.map((n) => this.newTexts[n] ?? ''),
      );
      for (const [i, j] of pairs ?? []) this.links.link(ofOld[i] ?? 0, ofNew[j] ?? 0);
    }
  }

  private linkInOrder(likeness: Map<number, Likeness>, mayLink: (places: Places) => boolean): void {
    for (const places of this.places) {
      const free = this.free(places);
      if (!mayLink(free)) continue;
      for (const [at, o] of free.old.entries()) {
        const n = free.fresh[at];
        if (n === undefined) break;
        this.links.link(o, n);
        likeness.set(n, IN_ORDER);
      }
    }
  }

  private linkWithin(places: Places, around: Neighbourhood, step: Step): void {
    const { old, fresh } = this.free(places);
    if (step === 'after') {
      old.reverse();
      fresh.reverse();
    }
    const waiting = groupBy(fresh, (n) => nameOf(around.ofNew(n), step));
    for (const place of NO_PLACES) waiting.delete(place);
    for (const list of waiting.values()) list.reverse();
    for (const o of old) {
      const n = waiting.get(nameOf(around.ofOld(o), step))?.pop();
      if (n !== undefined) this.links.link(o, n);
    }
  }

  private free({ old, fresh }: Places): Places {
    return {
      old: old.filter((at) => this.links.newOf[at] === -1),
      fresh: fresh.filter((at) => this.links.oldOf[at] === -1),
    };
  }
}

function inOrder(clauses: ReadonlySet<number>): number[] {
  return [...clauses].sort((a, b) => a - b);
}

/** In their order within each place. */
function groupBy(clauses: readonly number[], placeOf: (clause: number) => string): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (const clause of clauses) {
    const group = groups.get(placeOf(clause));
    if (group === undefined) groups.set(placeOf(clause), [clause]);
    else group.push(clause);
  }
  return groups;
}

/** The neighbours by which clauses are told apart. */
function nameOf({ before, after }: { readonly before: number; readonly after: number }, step: Step): string {
  if (step === 'both') return `${String(before)} ${String(after)}`;
  return String(step === 'before' ? before : after);
}
