import { CandidateIndex } from './candidates.js';
import { type Links, nearest } from './links.js';
import type { AlignableClause } from './alignment.js';
import type { Sides } from './link-similar.js';
import type { WordBag, WordBags } from './word-bags.js';
import { difference, intersection } from './word-bags.js';

/** A clause and the one on the other side, linked with another, that holds its words. */
export interface Part {
  readonly part: number;
  /** The clause on the other side that holds its words. */
  readonly whole: number;
  readonly cover: number;
}

/** How much of a part's words must be found in what its whole has beyond the clause it is linked with. */
const ENOUGH_COVER = 0.62;
/** For a heading and for a part of few words, all but all of them, and next to its whole. */
const SHORT_COVER = 0.85;
const FEW_WORDS = 5;
/** What is asked where a part says again what stands in the clause that its whole is linked with. */
const OWN_COVER = 0.85;
const WHOLE_COVER = 0.8;
const REST_COVER = 0.5;
/** A part stands beside what it was cut from, or another part stands between them. */
const STEPS_BESIDE = [1, 2] as const;

/** New clauses whose words come from an old clause that is linked with another new one: the old one was split. */
export function findSplits(sides: Sides, links: Links): Part[] {
  const own = { clauses: sides.newClauses, links: links.oldOf, bags: sides.newBags };
  return findParts({ own, other: { links: links.newOf, bags: sides.oldBags }, words: sides.words });
}

/** Old clauses whose words went into a new clause that is linked with another old one: they were merged. */
export function findMerges(sides: Sides, links: Links): Part[] {
  const own = { clauses: sides.oldClauses, links: links.newOf, bags: sides.oldBags };
  return findParts({ own, other: { links: links.oldOf, bags: sides.newBags }, words: sides.words });
}

interface Side {
  /** For every clause the one on the other side that it is linked with, −1 for none. */
  readonly links: Int32Array;
  readonly bags: ReadonlyMap<number, WordBag>;
}

/** The side that parts are looked for on, and the other one. */
interface Search {
  readonly own: Side & { readonly clauses: readonly AlignableClause[] };
  readonly other: Side;
  readonly words: WordBags;
}

function findParts(search: Search): Part[] {
  const { own, other, words } = search;
  const linked = [...other.bags.keys()].filter((whole) => other.links[whole] !== -1);
  const index = new CandidateIndex(linked, other.bags, words);
  const before = nearest(own.links, 1);
  const after = nearest(own.links, -1);
  const found = new Map<number, Part>();
  const free = [...own.bags.keys()].filter((part) => own.links[part] === -1);
  for (const part of free) {
    const bag = own.bags.get(part);
    if (bag === undefined || bag.words.length < 2) continue;
    const near = STEPS_BESIDE.flatMap((step) => [
      ...[own.links[part - step] ?? -1, own.links[part + step] ?? -1],
      ...[(before[part] ?? -1) + step, (after[part] ?? -1) - step],
    ]);
    let best: Part | null = null;
    for (const whole of new Set([...index.find(bag), ...near])) {
      const isHeading = isHeadingKind(own.clauses[part]?.kind);
      const cover = coverOf(search, bag, whole, near.includes(whole), isHeading);
      if (cover > (best?.cover ?? 0)) best = { part, whole, cover };
    }
    if (best !== null) found.set(part, best);
  }
  for (const part of free.reverse()) {
    const whole = found.has(part) ? null : endOf(search, part, found);
    if (whole !== null) found.set(part, { part, whole, cover: SHORT_COVER });
  }
  return [...found.values()];
}

/** How much of a part's words a whole has for it, 0–1; 0: too little. */
function coverOf(
  { own, other, words }: Search,
  bag: WordBag,
  whole: number,
  isNear: boolean,
  isHeading: boolean,
): number {
  const wholeBag = other.bags.get(whole);
  const partnerBag = own.bags.get(other.links[whole] ?? -1);
  if (wholeBag === undefined || partnerBag === undefined) return 0;
  const rest = difference(wholeBag.words, partnerBag.words);
  const cover = Math.min(1, words.sharedWeight(bag.words, rest) / bag.weight);
  const isShort = isHeading || bag.words.length < FEW_WORDS;
  if (cover >= (isShort ? SHORT_COVER : ENOUGH_COVER) && (isNear || !isShort)) return cover;
  return isNear ? coverWithSubject(words, bag, wholeBag, partnerBag, rest) : 0;
}

/**
 * Both parts of a whole may have a subject that the whole has once: then what a part has beyond the other one must be
 * what the whole has beyond it, and the part must stand in the whole as it is or use up most of what is left of it.
 */
function coverWithSubject(
  words: WordBags,
  bag: WordBag,
  wholeBag: WordBag,
  partnerBag: WordBag,
  rest: readonly number[],
): number {
  const weigh = (list: readonly number[]): number => words.sharedWeight(list, list);
  const beyond = difference(bag.words, partnerBag.words);
  if (beyond.length === 0 || words.sharedWeight(beyond, rest) < OWN_COVER * weigh(beyond)) return 0;
  const ofWhole = new Set(wholeBag.words);
  const cover = Math.min(1, weigh(bag.words.filter((word) => ofWhole.has(word))) / bag.weight);
  const isVerbatim = difference(bag.pairs, wholeBag.pairs).length === 0;
  const isRest = intersection(rest, bag.words).length >= REST_COVER * rest.length;
  return cover >= WHOLE_COVER && (isVerbatim || isRest) ? cover : 0;
}

/** The clause whose first words a short clause is, before its other parts, or whose last words, after them; else null. */
function endOf({ own, other }: Search, part: number, found: ReadonlyMap<number, Part>): number | null {
  const words = own.bags.get(part)?.sequence ?? [];
  if (words.length === 0 || isHeadingKind(own.clauses[part]?.kind)) return null;
  for (const step of [1, -1]) {
    const linked = own.links[part + step] ?? -1;
    const whole = linked === -1 ? (found.get(part + step)?.whole ?? -1) : linked;
    const wholeBag = other.bags.get(whole);
    const partnerBag = own.bags.get(other.links[whole] ?? -1);
    if (wholeBag === undefined || partnerBag === undefined) continue;
    const rest = difference(wholeBag.words, partnerBag.words);
    const end =
      step === 1 ? wholeBag.sequence.slice(0, words.length) : wholeBag.sequence.slice(-words.length);
    if (
      intersection(
        rest,
        words.toSorted((a, b) => a - b),
      ).length < words.length
    )
      continue;
    if (end.every((word, at) => word === words[at]) && end.length === words.length) return whole;
  }
  return null;
}

/** A heading names what many clauses speak of. */
function isHeadingKind(kind: AlignableClause['kind'] | undefined): boolean {
  return kind === 'heading' || kind === 'title';
}
