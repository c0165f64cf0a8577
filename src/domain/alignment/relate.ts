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
  { oldClauses, newClauses, oldTexts, newTexts }: Revisions,
  origins: readonly (readonly number[])[],
  mains: ArrayLike<number>,
): Relationship[] {
  const uses = new Uint32Array(oldClauses.length);
  for (const old of origins.flat()) uses[old] = (uses[old] ?? 0) + 1;
  const moved = findMoved(oldClauses, newClauses, origins, mains);
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

/** A clause moved if its order among its neighbours changed, or if it now belongs to another clause that came along. */
function findMoved(
  oldClauses: readonly AlignableClause[],
  newClauses: readonly AlignableClause[],
  origins: readonly (readonly number[])[],
  mains: ArrayLike<number>,
): Set<number> {
  const mainOrigin = (index: number): number => {
    const main = mains[index] ?? -1;
    return main === -1 ? (origins[index]?.[0] ?? -1) : main;
  };
  const placed = [...newClauses.keys()].filter((index) => (origins[index] ?? []).length > 0);
  const order = outOfOrder(placed.map(mainOrigin));
  const moved = new Set([...order].map((at) => placed[at] ?? -1));
  const standsOn = new Set(Array.from(mains));
  const oldOwners = ownersOf(oldClauses);
  const newOwners = ownersOf(newClauses);
  for (const index of placed) {
    const oldOwner = oldOwners[mainOrigin(index)] ?? -1;
    const newOwner = newOwners[index] ?? -1;
    if (oldOwner === -1 || newOwner === -1 || !standsOn.has(oldOwner)) continue;
    const from = origins[newOwner] ?? [];
    if (from.length > 0 && !from.includes(oldOwner)) moved.add(index);
  }
  return moved;
}
