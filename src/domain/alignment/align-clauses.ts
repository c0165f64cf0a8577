import type { AlignableClause, AlignedClause, Alignment } from './alignment.js';
import { comparableText } from './comparable-text.js';
import { outOfOrder } from './find-moves.js';
import type { Part } from './find-splits.js';
import { findMerges, findSplits } from './find-splits.js';
import { linkEqual } from './link-equal.js';
import type { Likeness, Sides } from './link-similar.js';
import { linkSimilar } from './link-similar.js';
import { Links } from './links.js';
import { ownersOf, numbersInEffect } from './places.js';
import { WordBags } from './word-bags.js';

/**
 * Says of every clause of the new revision which old clauses it came from, and what was removed. Equal words are
 * linked first, then similar ones, most alike first; what is left over and lies inside a linked clause was split off
 * or merged in. Near linear in the number of clauses; see docs/alignment.md.
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
  const likeness = linkSimilar(sides, links);
  const splits = findSplits(sides, links);
  const merges = findMerges(sides, links);
  const origins = originsOf(links, splits, merges);
  const moved = findMoved(oldClauses, newClauses, origins, links);
  const oldNumbers = numbersInEffect(oldClauses);
  const newNumbers = numbersInEffect(newClauses);
  const splitOrigins = new Set(splits.map((part) => part.whole));
  const clauses = newClauses.map((_, index): AlignedClause => {
    const from = origins[index] ?? [];
    const first = from[0];
    if (first === undefined) return { ...ADDED, index };
    const isSplit = from.some((old) => splitOrigins.has(old));
    const relation = from.length > 1 ? 'merged' : isSplit ? 'split' : 'kept';
    const edited = relation !== 'kept' || oldTexts[first] !== newTexts[index];
    const isMoved = moved.has(index);
    return {
      index,
      from,
      relation,
      edited,
      moved: isMoved,
      renumbered: !isMoved && from.every((old) => oldNumbers[old] !== newNumbers[index]),
      ...judge(
        edited,
        likeness.get(index),
        splits.find((part) => part.part === index),
      ),
    };
  });
  const used = new Set(origins.flat());
  return { clauses, removed: [...oldClauses.keys()].filter((old) => !used.has(old)) };
}

const ADDED = {
  from: [],
  relation: 'added',
  edited: false,
  moved: false,
  renumbered: false,
  similarity: 0,
  confidence: 1,
} as const;

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

/** A clause moved if its order among its neighbours changed, or if it now belongs to another clause that came along. */
function findMoved(
  oldClauses: readonly AlignableClause[],
  newClauses: readonly AlignableClause[],
  origins: readonly (readonly number[])[],
  links: Links,
): Set<number> {
  const placed = [...origins.keys()].filter((index) => (origins[index] ?? []).length > 0);
  const order = outOfOrder(placed.map((index) => mainOrigin(links, origins, index)));
  const moved = new Set([...order].map((at) => placed[at] ?? -1));
  const oldOwners = ownersOf(oldClauses);
  const newOwners = ownersOf(newClauses);
  for (const index of placed) {
    const oldOwner = oldOwners[mainOrigin(links, origins, index)] ?? -1;
    const newOwner = newOwners[index] ?? -1;
    if (oldOwner === -1 || newOwner === -1 || links.newOf[oldOwner] === -1) continue;
    const from = origins[newOwner] ?? [];
    if (from.length > 0 && !from.includes(oldOwner)) moved.add(index);
  }
  return moved;
}

function mainOrigin(links: Links, origins: readonly (readonly number[])[], index: number): number {
  const main = links.oldOf[index] ?? -1;
  return main === -1 ? (origins[index]?.[0] ?? -1) : main;
}

function judge(edited: boolean, likeness: Likeness | undefined, part: Part | undefined): Likeness {
  if (likeness !== undefined) return likeness;
  if (part !== undefined) return { similarity: part.cover, confidence: 0.6 * part.cover };
  return { similarity: 1, confidence: edited ? 0.9 : 1 };
}
