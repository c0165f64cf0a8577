import type { Clause, SplitDocument } from '../../domain/clauses/clause.js';
import { splitClauses } from '../../domain/clauses/split-clauses.js';
import { readFrontMatter } from '../importers/front-matter.js';
import type { Fallback, Remark, SplicedDocument, Writing } from './splice-targets.js';
import { spliceTargets } from './splice-targets.js';

/** How a clause that came out otherwise is written next, from the most readable way to the safest. */
const WRITINGS: readonly Writing[] = [
  { care: 'natural', hint: 'none' },
  { care: 'guarded', hint: 'none' },
  { care: 'guarded', hint: 'kind' },
  { care: 'literal', hint: 'kind' },
  { care: 'literal', hint: 'place' },
];
/** How its neighbours are, whose words may be the reason: never with a hint, which would change what needs no change. */
const NEIGHBOUR_WRITINGS: readonly Writing[] = [
  { care: 'natural', hint: 'none' },
  { care: 'guarded', hint: 'none' },
  { care: 'literal', hint: 'none' },
];
const MOST_ROUNDS = 12;

/**
 * Splices targets so that the result, split again, has the source's tree of clauses (kind, number, marker, depth,
 * parent). Splitting goes by the look of the words as well as by structure, so the result is split and compared, and
 * the clauses that came out otherwise are written with more care until they do not.
 */
export function spliceKeepingTree(
  document: Pick<SplitDocument, 'text' | 'clauses'>,
  targets: ReadonlyMap<number, string>,
  fallback?: Fallback,
  remark?: Remark,
  /** Goes after the text, and is split with it. */
  ending = '',
): string {
  const isField = ({ kind }: Clause): boolean => kind === 'field';
  const ladder = new Ladder(document.clauses.filter(isField).length);
  for (let round = 0; ; round += 1) {
    const { places, text: body } = spliceTargets(document, targets, ladder.writings, fallback, remark);
    const spliced = { places, text: body + ending };
    if (round === MOST_ROUNDS || spliced.text === document.text) return spliced.text;
    const astray = findAstray(document.clauses, spliced, targets);
    if (astray.length === 0) return spliced.text;
    const causes = astray.filter(({ isCause }) => isCause);
    const raised =
      ladder.raise(causes) || ladder.raise(astray) || ladder.raiseNeighbours(document.clauses.keys());
    if (!raised) return spliced.text;
  }
}

/** A clause that did not come out as it is in the source. */
interface Astray {
  readonly index: number;
  /** The block itself is another; else only its number or parent, most likely because of another clause. */
  readonly isCause: boolean;
}

/** Which clauses are written with how much care. */
class Ladder {
  readonly writings = new Map<number, Writing>();
  private readonly own = new Map<number, number>();
  private readonly near = new Map<number, number>();

  /** The fields of the front matter come first; they are never the reason why another clause went astray. */
  constructor(private readonly fields: number) {}

  /** Writes the clauses and their neighbours one step safer; false where all stand on the last step. */
  raise(astray: readonly Astray[]): boolean {
    let raised = false;
    for (const { index } of astray) raised = this.step(this.own, index, WRITINGS) || raised;
    const own = new Set(astray.map(({ index }) => index));
    const near = astray.flatMap(({ index }) => [index - 1, index + 1]).filter((index) => !own.has(index));
    return this.raiseNeighbours(new Set(near)) || raised;
  }

  raiseNeighbours(indices: Iterable<number>): boolean {
    let raised = false;
    for (const index of indices)
      if (index >= this.fields && !this.own.has(index))
        raised = this.step(this.near, index, NEIGHBOUR_WRITINGS) || raised;
    return raised;
  }

  private step(levels: Map<number, number>, index: number, ladder: readonly Writing[]): boolean {
    const next = (levels.get(index) ?? 0) + 1;
    const writing = ladder[next];
    if (writing === undefined) return false;
    levels.set(index, next);
    this.writings.set(index, writing);
    return true;
  }
}

/** The clauses that did not come out as they are in the source. */
function findAstray(
  clauses: readonly Clause[],
  spliced: SplicedDocument,
  targets: ReadonlyMap<number, string>,
): Astray[] {
  const again = splitClauses(spliced.text, { readFrontMatter, proseKeys: proseKeysOf(clauses) }).clauses;
  const origins = originsOf(again, spliced.places);
  const astray: Astray[] = [];
  let next = 0;
  for (const clause of clauses) {
    const found: Clause[] = [];
    for (let one = again[next]; one !== undefined && origins[next] === clause.index; one = again[++next])
      found.push(one);
    const [only] = found;
    if (only === undefined || found.length > 1 || !isSameBlock(clause, only, targets))
      astray.push({ index: clause.index, isCause: true });
    else if (!isSamePlace(clause, only, origins)) astray.push({ index: clause.index, isCause: false });
  }
  return astray;
}

function isSameBlock(clause: Clause, again: Clause, targets: ReadonlyMap<number, string>): boolean {
  const target = targets.get(clause.index)?.trim();
  return (
    clause.kind === again.kind &&
    clause.marker === again.marker &&
    (clause.slot.type !== 'scalar' || target === undefined || target === '' || again.text === target)
  );
}

function isSamePlace(clause: Clause, again: Clause, origins: readonly number[]): boolean {
  return (
    clause.number === again.number &&
    clause.depth === again.depth &&
    clause.parent === (again.parent === null ? null : origins[again.parent])
  );
}

/** For every clause that was read again, the clause of the source in whose place its words begin. */
function originsOf(again: readonly Clause[], places: readonly number[]): number[] {
  let origin = 0;
  return again.map((clause) => {
    const start = clause.ranges[0]?.start ?? 0;
    while (start > (places[2 * origin + 1] ?? 0) && start >= (places[2 * origin + 2] ?? Infinity))
      origin += 1;
    return origin;
  });
}

function proseKeysOf(clauses: readonly Clause[]): string[] {
  const keys = clauses.flatMap(({ slot }) =>
    slot.type === 'scalar' ? [slot.key.replace(/\.\d+$/, '')] : [],
  );
  return [...new Set(keys)];
}
