import type { AlignableClause } from './alignment.js';

/** The clause that each clause belongs to: the one it stands under, else the last heading before it; −1 for none. */
export function ownersOf(clauses: readonly AlignableClause[]): number[] {
  let heading = -1;
  return clauses.map((clause, index) => {
    const owner = clause.parent ?? (clause.kind === 'heading' || clause.kind === 'title' ? -1 : heading);
    if (clause.kind === 'heading') heading = index;
    return owner;
  });
}

/** The number that each clause is found by: its own, else that of the clause it stands under. */
export function numbersInEffect(clauses: readonly AlignableClause[]): (string | null)[] {
  const numbers: (string | null)[] = [];
  for (const clause of clauses)
    numbers.push(clause.number ?? (clause.parent === null ? null : (numbers[clause.parent] ?? null)));
  return numbers;
}
