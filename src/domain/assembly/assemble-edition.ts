import type { Clause } from '../clauses/clause.js';
import { isTranslatable } from '../clauses/clause.js';
import type { Edition, EditionClause } from './edition.js';

/** The target that stands for a clause, and whether the clause has changed since it was made. */
export interface ChosenTarget {
  readonly text: string;
  readonly stale: boolean;
}

/** Everything that is known of an edition but its clauses. */
export type EditionFacts = Omit<Edition, 'clauses'>;

/**
 * Puts an edition together from the clauses of its source revision and the targets chosen for them, by clause index.
 * `keys` are the clause keys by clause index; without them the clauses have no anchors. A target with nothing but
 * blanks in it counts as none, so that no edition leaves a clause empty.
 */
export function assembleEdition(
  facts: EditionFacts,
  clauses: readonly Clause[],
  targets: ReadonlyMap<number, ChosenTarget>,
  keys: ReadonlyMap<number, string> = new Map(),
): Edition {
  const withTarget = (clause: Clause): EditionClause => {
    const chosen = isTranslatable(clause) ? targets.get(clause.index) : undefined;
    const isBlank = chosen === undefined || /^[\s\p{Cc}\p{Cf}]*$/u.test(chosen.text);
    return {
      clause,
      key: keys.get(clause.index) ?? null,
      target: isBlank ? null : chosen.text,
      stale: !isBlank && chosen.stale,
    };
  };
  return { ...facts, clauses: clauses.map(withTarget) };
}
