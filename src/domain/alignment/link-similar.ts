import type { AlignableClause } from './alignment.js';
import { assign } from './assign.js';
import { CandidateIndex } from './candidates.js';
import type { Links } from './links.js';
import { Neighbourhood } from './links.js';
import { tellApart } from './tell-apart.js';
import type { WordBag, WordBags } from './word-bags.js';

/** What a linked pair of different texts was chosen by. */
export interface Likeness {
  readonly similarity: number;
  readonly confidence: number;
}

/** The two sides of an alignment with the words of the clauses that are not linked by equal text. */
export interface Sides {
  readonly oldClauses: readonly AlignableClause[];
  readonly newClauses: readonly AlignableClause[];
  readonly oldBags: ReadonlyMap<number, WordBag>;
  readonly newBags: ReadonlyMap<number, WordBag>;
  readonly words: WordBags;
}

/** An old and a new clause that may belong together. */
interface Pair {
  readonly old: number;
  readonly fresh: number;
  readonly similarity: number;
  readonly context: number;
  readonly score: number;
  /** How much of what tells the clauses from their rivals they share, 0–1. */
  readonly telling: number;
}

/** How alike two clauses must be by how many of their neighbours (none, one, both) belong together. */
const ENOUGH = [0.52, 0.4, 0.3] as const;
/** A heading is no paragraph: more likeness is asked for. */
const OTHER_KIND = 0.1;
/** Same number between the same neighbours: a little less is enough. A number alone says nothing. */
const SAME_PLACE = 0.05;
/** What a number that stayed the same counts against a rival: next to nothing, numbers lie. */
const SAME_NUMBER = 0.02;
/** Fewer words than this say little by themselves. */
const FEW_WORDS = 4;
/** What it counts that two clauses share the words by which their rivals differ. */
const TELLING = 0.3;
/** Between two linked pairs, this many clauses on either side are compared one by one. */
const NEAR = 12;

/** Clauses that are left out, by index. */
export interface LeftOut {
  readonly old: ReadonlySet<number>;
  readonly fresh: ReadonlySet<number>;
}

const NOTHING: LeftOut = { old: new Set(), fresh: new Set() };

/**
 * Links the free clauses that are alike, most alike first; what their neighbours came from speaks for or against.
 *
 * @param likeness is told what new clauses were linked by.
 * @param closest is told for new clauses how alike they are to any free old one, linked or not.
 */
export function linkSimilar(
  sides: Sides,
  links: Links,
  likeness: Map<number, Likeness>,
  closest: Map<number, number>,
  leftOut: LeftOut = NOTHING,
): void {
  const found = findPairs(sides, links, closest, leftOut);
  const telling = tellApart(found, sides.oldBags, sides.newBags);
  const pairs = found.map((pair, at): Pair => {
    const share = telling[at] ?? pair.similarity;
    return { ...pair, telling: share, score: pair.score + TELLING * share };
  });
  pairs.sort((a, b) => b.score - a.score || a.old + a.fresh - b.old - b.fresh || a.old - b.old);
  const rivals = rivalScores(pairs);
  for (const pair of assign(pairs)) {
    links.link(pair.old, pair.fresh);
    likeness.set(pair.fresh, { similarity: pair.similarity, confidence: confidence(pair, rivals) });
  }
}

type FoundPair = Omit<Pair, 'telling'>;

function findPairs(sides: Sides, links: Links, closest: Map<number, number>, leftOut: LeftOut): FoundPair[] {
  const { oldBags, newBags, words } = sides;
  const freeOld = links.freeOld().filter((old) => !leftOut.old.has(old));
  const freeNew = links.freeNew().filter((fresh) => !leftOut.fresh.has(fresh));
  const around = new Neighbourhood(links);
  const seen = new Set<string>();
  const pairs: FoundPair[] = [];
  const consider = (old: number, fresh: number): void => {
    const key = `${String(old)} ${String(fresh)}`;
    if (seen.has(key) || leftOut.old.has(old)) return;
    seen.add(key);
    const pair = weigh(sides, around, old, fresh);
    if (pair === null) return;
    closest.set(fresh, Math.max(closest.get(fresh) ?? 0, pair.similarity));
    if (pair.similarity >= pair.enough) pairs.push(pair);
  };
  const oldIndex = new CandidateIndex(freeOld, oldBags, words);
  const newIndex = new CandidateIndex(freeNew, newBags, words);
  for (const fresh of freeNew) {
    const bag = newBags.get(fresh);
    if (bag !== undefined) for (const old of oldIndex.find(bag)) consider(old, fresh);
    const { before, after } = around.ofNew(fresh);
    for (let old = before + 1; old <= before + NEAR && links.newOf[old] === -1; old += 1)
      consider(old, fresh);
    for (let old = after - 1; old >= after - NEAR && old >= 0 && links.newOf[old] === -1; old -= 1)
      consider(old, fresh);
  }
  for (const old of freeOld) {
    const bag = oldBags.get(old);
    if (bag !== undefined) for (const fresh of newIndex.find(bag)) consider(old, fresh);
  }
  return pairs;
}

/** The pair with its score, and how alike it must be. */
function weigh(
  sides: Sides,
  around: Neighbourhood,
  old: number,
  fresh: number,
): (FoundPair & { readonly enough: number }) | null {
  const a = sides.oldBags.get(old);
  const b = sides.newBags.get(fresh);
  const oldClause = sides.oldClauses[old];
  const newClause = sides.newClauses[fresh];
  if (a === undefined || b === undefined || oldClause === undefined || newClause === undefined) return null;
  const agreeing = Number(around.agreeBefore(old, fresh)) + Number(around.agreeAfter(old, fresh));
  const isSameKind = (oldClause.kind === 'heading') === (newClause.kind === 'heading');
  const isSamePlace =
    oldClause.kind === newClause.kind &&
    oldClause.number === newClause.number &&
    around.isSamePlace(old, fresh);
  const isSameNumber = oldClause.number !== null && oldClause.number === newClause.number;
  const isShort = Math.min(a.words.length, b.words.length) < FEW_WORDS;
  const isBetween = agreeing === 2 && oldClause.kind === newClause.kind && around.isBesideLinked(old);
  const similarity = sides.words.similarity(a, b, isSamePlace);
  const enough =
    (ENOUGH[agreeing] ?? 1) +
    (isSameKind ? 0 : OTHER_KIND) +
    (isShort && !isBetween ? OTHER_KIND : 0) -
    (isSameNumber && agreeing === 2 ? SAME_PLACE : 0) -
    (isSamePlace && isShort ? SAME_PLACE : 0);
  const context = agreeing / 2;
  const score = similarity + 0.2 * context + (isSameKind ? 0.05 : 0) + (isSameNumber ? SAME_NUMBER : 0);
  return { old, fresh, similarity, context, score, enough };
}

/** The best and second best score that any pair of a clause has. */
function rivalScores(pairs: readonly Pair[]): Map<string, readonly Pair[]> {
  const best = new Map<string, Pair[]>();
  for (const pair of pairs)
    for (const key of [`o${String(pair.old)}`, `n${String(pair.fresh)}`]) {
      const listed = best.get(key);
      if (listed === undefined) best.set(key, [pair]);
      else if (listed.length < 2) listed.push(pair);
    }
  return best;
}

function confidence(pair: Pair, rivals: ReadonlyMap<string, readonly Pair[]>): number {
  const others = [`o${String(pair.old)}`, `n${String(pair.fresh)}`]
    .flatMap((key) => rivals.get(key) ?? [])
    .filter((other) => other !== pair);
  const closest = Math.max(0, ...others.map((other) => other.score));
  const lead = Math.min(1, Math.max(0, (pair.score - closest) / 0.3));
  return Math.min(0.99, 0.45 * pair.similarity + 0.2 * pair.context + 0.24 * lead + 0.1 * pair.telling);
}
