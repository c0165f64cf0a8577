import type { AlignableClause } from './alignment.js';
import { CandidateIndex } from './candidates.js';
import type { Links } from './links.js';
import { Neighbourhood } from './links.js';
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

interface Pair {
  readonly old: number;
  readonly fresh: number;
  readonly similarity: number;
  readonly context: number;
  readonly score: number;
}

/** How alike two clauses must be by how many of their neighbours (none, one, both) belong together. */
const ENOUGH = [0.52, 0.4, 0.3] as const;
/** A heading is no paragraph: more likeness is asked for. */
const OTHER_KIND = 0.1;
/** Same number between the same neighbours: a little less is enough. A number alone says nothing. */
const SAME_PLACE = 0.05;
/** Fewer words than this say little by themselves. */
const FEW_WORDS = 4;
/** Between two linked pairs, this many clauses on either side are compared one by one. */
const NEAR = 12;

/** Clauses that are left out, by index. */
export interface LeftOut {
  readonly old: ReadonlySet<number>;
  readonly fresh: ReadonlySet<number>;
}

const NOTHING: LeftOut = { old: new Set(), fresh: new Set() };

/** Links the free clauses that are alike, most alike first; what their neighbours came from speaks for or against. */
export function linkSimilar(
  sides: Sides,
  links: Links,
  likeness: Map<number, Likeness>,
  leftOut: LeftOut = NOTHING,
): void {
  const pairs = findPairs(sides, links, leftOut).sort(
    (a, b) => b.score - a.score || a.old + a.fresh - b.old - b.fresh || a.old - b.old,
  );
  const rivals = rivalScores(pairs);
  for (const pair of pairs) {
    if (!links.isFree(pair.old, pair.fresh)) continue;
    links.link(pair.old, pair.fresh);
    likeness.set(pair.fresh, { similarity: pair.similarity, confidence: confidence(pair, rivals) });
  }
}

function findPairs(sides: Sides, links: Links, leftOut: LeftOut): Pair[] {
  const { oldBags, newBags, words } = sides;
  const freeOld = links.freeOld().filter((old) => !leftOut.old.has(old));
  const freeNew = links.freeNew().filter((fresh) => !leftOut.fresh.has(fresh));
  const around = new Neighbourhood(links);
  const pairs = new Map<string, Pair>();
  const consider = (old: number, fresh: number): void => {
    const key = `${String(old)} ${String(fresh)}`;
    if (pairs.has(key) || leftOut.old.has(old)) return;
    const pair = weigh(sides, around, old, fresh);
    if (pair !== null) pairs.set(key, pair);
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
  return [...pairs.values()];
}

/** The pair with its score, or null where it is not alike enough. */
function weigh(sides: Sides, around: Neighbourhood, old: number, fresh: number): Pair | null {
  const a = sides.oldBags.get(old);
  const b = sides.newBags.get(fresh);
  const oldClause = sides.oldClauses[old];
  const newClause = sides.newClauses[fresh];
  if (a === undefined || b === undefined || oldClause === undefined || newClause === undefined) return null;
  const similarity = sides.words.similarity(a, b);
  const agreeing = Number(around.agreeBefore(old, fresh)) + Number(around.agreeAfter(old, fresh));
  const isSameKind = (oldClause.kind === 'heading') === (newClause.kind === 'heading');
  const isSameNumber = oldClause.number !== null && oldClause.number === newClause.number;
  const isShort = Math.min(a.words.length, b.words.length) < FEW_WORDS;
  const enough =
    (ENOUGH[agreeing] ?? 1) +
    (isSameKind ? 0 : OTHER_KIND) +
    (isShort ? OTHER_KIND : 0) -
    (isSameNumber && agreeing === 2 ? SAME_PLACE : 0);
  if (similarity < enough) return null;
  const context = agreeing / 2;
  const score = similarity + 0.2 * context + (isSameKind ? 0.05 : 0) + (isSameNumber ? 0.05 : 0);
  return { old, fresh, similarity, context, score };
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
  return Math.min(0.99, 0.55 * pair.similarity + 0.2 * pair.context + 0.24 * lead);
}
