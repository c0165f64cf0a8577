import type { AlignableClause, AlignedClause, Alignment } from './alignment.js';
import { comparableText } from './comparable-text.js';
import type { Part } from './find-splits.js';
import { findPassed } from './find-passed.js';
import { findMerges, findSplits } from './find-splits.js';
import { linkEqual } from './link-equal.js';
import type { Likeness, Sides } from './link-similar.js';
import { RepeatedTexts } from './link-repeated.js';
import { linkSimilar } from './link-similar.js';
import { Links, Neighbourhood } from './links.js';
import { relate } from './relate.js';
import { WordBags } from './word-bags.js';

/**
 * Says of every clause of the new revision which old clauses it came from, and what was removed. Equal words are
 * linked first, then similar ones, most alike first; repeated words when their neighbours are linked; what is left over
 * and lies inside a linked clause was split off or merged in. Near linear in the number of clauses; see docs/alignment.md.
 */
export function alignClauses(
  oldClauses: readonly AlignableClause[],
  newClauses: readonly AlignableClause[],
): Alignment {
  const oldTexts = oldClauses.map((clause) => comparableText(clause.text));
  const newTexts = newClauses.map((clause) => comparableText(clause.text));
  const links = new Links(oldClauses.length, newClauses.length);
  linkEqual(oldTexts, newTexts, links);
  const sides = readWords(oldClauses, newClauses, oldTexts, newTexts, links);
  const likeness = new Map<number, Likeness>();
  const closest = new Map<number, number>();
  const repeated = new RepeatedTexts(oldTexts, newTexts, links);
  linkSimilar(sides, links, likeness, closest, repeated.indices());
  repeated.link(likeness);
  for (let round = 0; round < 2; round += 1) linkSimilar(sides, links, likeness, closest);
  const splits = [...findSplits(sides, links), ...findPassed(oldTexts, newTexts, links)];
  const merges = findMerges(sides, links);
  const origins = originsOf(links, splits, merges);
  const related = relate({ oldClauses, newClauses, oldTexts, newTexts }, origins, links.oldOf);
  const used = new Set(origins.flat());
  const parts = new Map(splits.map((part) => [part.part, part]));
  const surely = sureness(sides, links, oldTexts, newTexts, closest);
  const clauses = related.map((relationship, index): AlignedClause => {
    const from = origins[index] ?? [];
    if (from.length === 0) return { index, from, ...relationship, similarity: 0, confidence: surely(index) };
    return {
      index,
      from,
      ...relationship,
      ...judge(relationship.edited, likeness.get(index), parts.get(index)),
    };
  });
  return { clauses, removed: [...oldClauses.keys()].filter((old) => !used.has(old)) };
}

/** To say again what another clause says, or to stand where one was removed, makes it less sure that a clause is added. */
const SAID_ELSEWHERE = 0.5;
const IN_PLACE_OF_ANOTHER = 0.7;

/** How sure it is of a clause without origins that it is added: how unlike all others it is, 0–1. */
function sureness(
  { oldClauses, newClauses }: Sides,
  links: Links,
  oldTexts: readonly string[],
  newTexts: readonly string[],
  closest: ReadonlyMap<number, number>,
): (fresh: number) => number {
  const said = new Set(oldTexts);
  const around = new Neighbourhood(links);
  return (fresh) => {
    const { before } = around.ofNew(fresh);
    const opposite = before + fresh - (before === -1 ? -1 : (links.newOf[before] ?? -1));
    const isInPlace =
      links.newOf[opposite] === -1 &&
      oldClauses[opposite]?.kind === newClauses[fresh]?.kind &&
      around.agreeBefore(opposite, fresh) &&
      around.agreeAfter(opposite, fresh);
    return Math.min(
      1 - (closest.get(fresh) ?? 0),
      said.has(newTexts[fresh] ?? '') ? SAID_ELSEWHERE : 1,
      isInPlace ? IN_PLACE_OF_ANOTHER : 1,
    );
  };
}

/** Reads the words of all clauses, so that rare ones weigh more, and keeps those of the clauses not linked yet. */
function readWords(
  oldClauses: readonly AlignableClause[],
  newClauses: readonly AlignableClause[],
  oldTexts: readonly string[],
  newTexts: readonly string[],
  links: Links,
): Sides {
  const words = new WordBags();
  const read = (texts: readonly string[], side: Int32Array): Map<number, number[]> => {
    const kept = new Map<number, number[]>();
    for (const [at, text] of texts.entries()) {
      const found = words.read(text);
      if (side[at] === -1) kept.set(at, found);
    }
    return kept;
  };
  const oldWords = read(oldTexts, links.newOf);
  const newWords = read(newTexts, links.oldOf);
  const bags = (kept: Map<number, number[]>): Sides['oldBags'] =>
    new Map([...kept].map(([at, found]) => [at, words.bag(found)]));
  return { oldClauses, newClauses, oldBags: bags(oldWords), newBags: bags(newWords), words };
}

function originsOf(links: Links, splits: readonly Part[], merges: readonly Part[]): number[][] {
  const origins = Array.from(links.oldOf, (old) => (old === -1 ? [] : [old]));
  for (const { part, whole } of splits) origins[part]?.push(whole);
  for (const { part, whole } of merges) origins[whole]?.push(part);
  for (const from of origins) from.sort((a, b) => a - b);
  return origins;
}

function judge(edited: boolean, likeness: Likeness | undefined, part: Part | undefined): Likeness {
  if (likeness !== undefined) return likeness;
  if (part !== undefined) return { similarity: part.cover, confidence: 0.6 * part.cover };
  return { similarity: 1, confidence: edited ? 0.9 : 1 };
}
