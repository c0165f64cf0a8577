/** Before the first or after the last clause. */
const EDGE = -1;

/** One-to-one links between old and new clauses while an alignment is being made; −1: none. */
export class Links {
  readonly newOf: Int32Array;
  readonly oldOf: Int32Array;

  constructor(oldCount: number, newCount: number) {
    this.newOf = new Int32Array(oldCount).fill(-1);
    this.oldOf = new Int32Array(newCount).fill(-1);
  }

  link(old: number, fresh: number): void {
    this.newOf[old] = fresh;
    this.oldOf[fresh] = old;
  }

  isFree(old: number, fresh: number): boolean {
    return this.newOf[old] === -1 && this.oldOf[fresh] === -1;
  }

  freeOld(): number[] {
    return freeOf(this.newOf);
  }

  freeNew(): number[] {
    return freeOf(this.oldOf);
  }
}

/** The old clauses that the linked neighbours of every clause are or came from, as the links stand now. */
export class Neighbourhood {
  private readonly beforeOld: Int32Array;
  private readonly afterOld: Int32Array;
  private readonly beforeNew: Int32Array;
  private readonly afterNew: Int32Array;

  constructor(private readonly links: Links) {
    const self = links.newOf.map((fresh, old) => (fresh === -1 ? -1 : old));
    this.beforeOld = nearest(self, 1);
    this.afterOld = nearest(self, -1);
    this.beforeNew = nearest(links.oldOf, 1);
    this.afterNew = nearest(links.oldOf, -1);
  }

  agreeBefore(old: number, fresh: number): boolean {
    return this.beforeOld[old] === this.beforeNew[fresh];
  }

  agreeAfter(old: number, fresh: number): boolean {
    return this.afterOld[old] === this.afterNew[fresh];
  }

  /** Both stand at the same place between the same linked neighbours, and there are as many on either side. */
  isSamePlace(old: number, fresh: number): boolean {
    if (!this.agreeBefore(old, fresh) || !this.agreeAfter(old, fresh)) return false;
    if (!this.isBesideLinked(old)) return false;
    const { before, after } = this.ofOld(old);
    const { newOf, oldOf } = this.links;
    const freshBefore = before === EDGE ? EDGE : (newOf[before] ?? EDGE);
    const freshAfter = after === EDGE ? oldOf.length : (newOf[after] ?? EDGE);
    return (
      fresh - freshBefore === old - before &&
      freshAfter - fresh === (after === EDGE ? newOf.length : after) - old
    );
  }

  /** There is a linked clause before or after an old one: to be between both edges says nothing. */
  isBesideLinked(old: number): boolean {
    const { before, after } = this.ofOld(old);
    return before !== EDGE || after !== EDGE;
  }

  /** The free old clauses right after `before`'s and right before `after`'s origin are where a new clause is looked for. */
  ofNew(fresh: number): { readonly before: number; readonly after: number } {
    return { before: this.beforeNew[fresh] ?? EDGE, after: this.afterNew[fresh] ?? EDGE };
  }

  ofOld(old: number): { readonly before: number; readonly after: number } {
    return { before: this.beforeOld[old] ?? EDGE, after: this.afterOld[old] ?? EDGE };
  }
}

/** For every place, the nearest value that is not −1 before it (`step` 1) or after it (−1). */
export function nearest(values: Int32Array, step: 1 | -1): Int32Array {
  const found = new Int32Array(values.length);
  let last = EDGE;
  for (let at = step === 1 ? 0 : values.length - 1; at >= 0 && at < values.length; at += step) {
    found[at] = last;
    const value = values[at] ?? -1;
    if (value !== -1) last = value;
  }
  return found;
}

function freeOf(side: Int32Array): number[] {
  const free: number[] = [];
  for (const [at, linked] of side.entries()) if (linked === -1) free.push(at);
  return free;
}
