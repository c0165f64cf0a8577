import { CandidateIndex } from './candidates.js';
import type { Links } from './links.js';
import type { Sides } from './link-similar.js';
import type { WordBag, WordBags } from './word-bags.js';
import { difference } from './word-bags.js';

/** A free clause and the linked pair that it is a part of. */
export interface Part {
  readonly part: number;
  /** The clause on the other side that holds its words. */
  readonly whole: number;
  readonly cover: number;
}

/** How much of a part's words must be found in what its whole has beyond the clause it is linked with. */
const ENOUGH_COVER = 0.62;
/** For a part of few words, all but all of them, and next to its whole. */
const SHORT_COVER = 0.85;
const FEW_WORDS = 5;

/** New clauses whose words come from an old clause that is linked with another new one: the old one was split. */
export function findSplits(sides: Sides, links: Links): Part[] {
  return findParts(links.freeNew(), links.oldOf, sides.newBags, links.newOf, sides.oldBags, sides.words);
}

/** Old clauses whose words went into a new clause that is linked with another old one: they were merged. */
export function findMerges(sides: Sides, links: Links): Part[] {
  return findParts(links.freeOld(), links.newOf, sides.oldBags, links.oldOf, sides.newBags, sides.words);
}

function findParts(
  free: readonly number[],
  ownLinks: Int32Array,
  ownBags: ReadonlyMap<number, WordBag>,
  otherLinks: Int32Array,
  otherBags: ReadonlyMap<number, WordBag>,
  words: WordBags,
): Part[] {
  const linked = [...otherBags.keys()].filter((whole) => otherLinks[whole] !== -1);
  const index = new CandidateIndex(linked, otherBags, words);
  return free.flatMap((part) => {
    const bag = ownBags.get(part);
    if (bag === undefined || bag.words.length < 2) return [];
    const near = [ownLinks[part - 1] ?? -1, ownLinks[part + 1] ?? -1].filter((whole) => whole !== -1);
    let best: Part | null = null;
    for (const whole of new Set([...index.find(bag), ...near])) {
      const wholeBag = otherBags.get(whole);
      const partner = otherLinks[whole] ?? -1;
      const partnerBag = ownBags.get(partner);
      if (wholeBag === undefined || partnerBag === undefined) continue;
      const rest = difference(wholeBag.words, partnerBag.words);
      const cover = Math.min(1, words.sharedWeight(bag.words, rest) / bag.weight);
      const isShort = bag.words.length < FEW_WORDS;
      const isNear = Math.abs(partner - part) <= 2;
      if (cover < (isShort ? SHORT_COVER : ENOUGH_COVER) || (isShort && !isNear)) continue;
      if (best === null || cover > best.cover) best = { part, whole, cover };
    }
    return best === null ? [] : [best];
  });
}
