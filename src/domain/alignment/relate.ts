import type { AlignableClause, Relation } from './alignment.js';
import { outOfOrder } from './find-moves.js';
import { ownersOf, numbersInEffect } from './places.js';

/** What is said of a new clause once its origins are known. */
export interface Relationship {
  readonly relation: Relation;
  readonly edited: boolean;
  readonly moved: boolean;
  readonly renumbered: boolean;
}

/** Both revisions, and their comparable texts. */
export interface Revisions {
  readonly oldClauses: readonly AlignableClause[];
  readonly newClauses: readonly AlignableClause[];
  readonly oldTexts: readonly string[];
  readonly newTexts: readonly string[];
}

/**
 * Says of every new clause how it came from its origins.
 *
 * @param origins for every new clause the old clauses that it came from, ascending.
 * @param mains for every new clause the old one that it stands for, −1 for none; no old one twice.
 */
export function relate(
  revisions: Revisions,
  origins: readonly (readonly number[])[],
  mains: ArrayLike<number>,
): Relationship[] {
  const { oldClauses, newClauses, oldTexts, newTexts } = revisions;
  const uses = new Uint32Array(oldClauses.length);
  for (const old of origins.flat()) uses[old] = (uses[old] ?? 0) + 1;
  const moved = findMoved(revisions, origins, mains);
  const oldNumbers = numbersInEffect(oldClauses);
  const newNumbers = numbersInEffect(newClauses);
  return newClauses.map((_, index) => {
    const from = origins[index] ?? [];
    const [first] = from;
    if (first === undefined) return ADDED;
    const isSplit = from.some((old) => (uses[old] ?? 0) > 1);
    const relation = from.length > 1 ? 'merged' : isSplit ? 'split' : 'kept';
    const isMoved = moved.has(index);
    return {
      relation,
      edited: relation !== 'kept' || oldTexts[first] !== newTexts[index],
      moved: isMoved,
      renumbered: !isMoved && from.every((old) => oldNumbers[old] !== newNumbers[index]),
    };
  });
}

const ADDED: Relationship = { relation: 'added', edited: false, moved: false, renumbered: false };

/** Reasons to stay where two orders are equally long. */
const HEADING_STAYS = 2;
const EQUAL_STAYS = 1;
/** What any clause weighs. */
const STAYS = 1_000;
/** How far a merged clause is looked for a neighbour that stayed. */
const NEIGHBOURS = 16;
/** A part that another one stands for is rather what moved. */
const PART_STAYS = 500;

/** A clause moved if its order among its neighbours changed, or if it now belongs to another clause that came along. */
function findMoved(
  { oldClauses, newClauses, oldTexts, newTexts }: Revisions,
  origins: readonly (readonly number[])[],
  mains: ArrayLike<number>,
): Set<number> {
  const mainOrigin = (index: number): number => {
    const main = mains[index] ?? -1;
    return main === -1 ? (origins[index]?.[0] ?? -1) : main;
  };
  const weightOf = (index: number): number => {
    const main = mains[index] ?? -1;
    if (main === -1) return PART_STAYS;
    const isHeading = newClauses[index]?.kind === 'heading';
    return STAYS + (isHeading ? HEADING_STAYS : 0) + (oldTexts[main] === newTexts[index] ? EQUAL_STAYS : 0);
  };
  const placed = [...newClauses.keys()].filter((index) => (origins[index] ?? []).length > 0);
  const order = outOfOrder(placed.map(mainOrigin), placed.map(weightOf));
  const moved = new Set([...order].map((at) => placed[at] ?? -1));
  stayWithAny(placed, origins, moved, mainOrigin);
  const standsOn = new Set(Array.from(mains));
  const oldOwners = ownersOf(oldClauses);
  const newOwners = ownersOf(newClauses);
  for (const index of placed) {
    const newOwner = newOwners[index] ?? -1;
    const from = origins[newOwner] ?? [];
    if (newOwner === -1 || from.length === 0) continue;
    const isElsewhere = (old: number): boolean => {
      const oldOwner = oldOwners[old] ?? -1;
      return oldOwner !== -1 && standsOn.has(oldOwner) && !from.includes(oldOwner);
    };
    const own = origins[index] ?? [];
    if (own.length > 1 ? own.every(isElsewhere) : isElsewhere(mainOrigin(index))) moved.add(index);
  }
  return moved;
}

/** A merged clause has not moved where one of its origins stood between those that its neighbours came from. */
function stayWithAny(
  placed: readonly number[],
  origins: readonly (readonly number[])[],
  moved: Set<number>,
  mainOrigin: (index: number) => number,
): void {
  let before = -1;
  for (const [at, index] of placed.entries()) {
    const from = origins[index] ?? [];
    if (moved.has(index) && from.length > 1) {
      const next = placed.slice(at + 1, at + 1 + NEIGHBOURS).find((other) => !moved.has(other));
      const after = next === undefined ? Infinity : mainOrigin(next);
      const staying = from.find((old) => old >= before && old <= after);
      if (staying === undefined) continue;
      moved.delete(index);
      before = staying;
    } else if (!moved.has(index)) before = mainOrigin(index);
  }
}
