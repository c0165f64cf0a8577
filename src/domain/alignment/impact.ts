import type { DraftLink } from './correct-alignment.js';
import { countChangedWords, wordDiff } from './word-diff.js';

/** What publishing would do to one language, or to the clauses themselves. */
export interface ImpactFigures {
  /** Clauses whose words changed, but not to what the targets were made from: what was translated goes stale. */
  readonly stale: number;
  /** Split or merged: they start from the targets of their origins. */
  readonly restarted: number;
  /** Changed words in the stale and restarted ones. */
  readonly words: number;
}

/** The dry run of a publication. */
export interface Impact extends ImpactFigures {
  /** Kept clauses in another place. */
  readonly moved: number;
  /** Kept clauses with another number whose targets stay as they are. */
  readonly renumbered: number;
  /** Removed by an earlier revision, and back with their targets. */
  readonly returned: number;
  readonly added: number;
  /** Words of the added ones. */
  readonly addedWords: number;
  readonly removed: number;
  /** Edited, but marked as no change of meaning. */
  readonly editorial: number;
  readonly languages: readonly (ImpactFigures & { readonly language: string })[];
  /** All languages together, counted in units. */
  readonly total: ImpactFigures;
}

/** A clause of the draft with the text of its origins, in their order. */
export interface ImpactClause extends Pick<
  DraftLink,
  'relation' | 'edited' | 'moved' | 'renumbered' | 'editorial'
> {
  readonly originKeys: readonly string[];
  /** The clause was removed once and comes back; where it is edited, stale. */
  readonly returned: boolean;
  readonly originText: string;
  readonly text: string;
  readonly wordCount: number;
}

/** What stands in a language, and what would. */
export interface TranslatedClauses {
  readonly language: string;
  /** Keys of the clauses that have a target which is not stale yet. */
  readonly keys: ReadonlySet<string>;
  /**
   * Indices of the draft's clauses that would need no look here although they changed: they say again what their current
   * target, or an earlier one that was handed in, was made from.
   */
  readonly settled: ReadonlySet<number>;
}

/** True where what was translated has to be looked at again. */
function needsAnotherLook(
  clause: Pick<ImpactClause, 'relation' | 'edited' | 'editorial' | 'returned'>,
): boolean {
  const { relation, edited, editorial, returned } = clause;
  if (returned) return edited;
  if (relation === 'added') return false;
  return relation !== 'kept' || (edited && !editorial);
}

/**
 * Says what publishing a draft would do, without doing anything.
 *
 * @param sourceLanguage BCP 47.
 */
export function impact(
  clauses: readonly ImpactClause[],
  removed: number,
  languages: readonly TranslatedClauses[],
  sourceLanguage: string,
): Impact {
  const changed = clauses.flatMap((clause, index) =>
    needsAnotherLook(clause) ? [{ ...clause, index }] : [],
  );
  const isIn = ({ keys }: TranslatedClauses, { originKeys }: ImpactClause): boolean =>
    originKeys.some((key) => keys.has(key));
  const settledEverywhere = new Set(
    changed
      .filter((clause) => {
        const concerned = languages.filter((language) => isIn(language, clause));
        return concerned.length > 0 && concerned.every(({ settled }) => settled.has(clause.index));
      })
      .map(({ index }) => index),
  );
  const looked = changed
    .filter(({ index }) => !settledEverywhere.has(index))
    .map((clause) => ({
      ...clause,
      isRestarted: clause.relation !== 'kept' && !clause.returned,
      words: countChangedWords(wordDiff(clause.originText, clause.text, sourceLanguage)),
    }));
  const figures = (which: typeof looked): ImpactFigures => ({
    stale: which.filter(({ isRestarted }) => !isRestarted).length,
    restarted: which.filter(({ isRestarted }) => isRestarted).length,
    words: which.reduce((sum, { words }) => sum + words, 0),
  });
  const lookedAt = new Set(looked.map(({ index }) => index));
  const count = (test: (clause: ImpactClause, index: number) => boolean): number =>
    clauses.filter(test).length;
  const added = clauses.filter(({ relation, returned }) => relation === 'added' && !returned);
  const perLanguage = languages.map((one) => ({
    language: one.language,
    ...figures(looked.filter((clause) => isIn(one, clause) && !one.settled.has(clause.index))),
  }));
  const sum = (name: keyof ImpactFigures): number =>
    perLanguage.reduce((total, language) => total + language[name], 0);
  return {
    ...figures(looked),
    moved: count(({ relation, moved }) => relation === 'kept' && moved),
    renumbered: count(
      ({ relation, renumbered }, index) => relation === 'kept' && renumbered && !lookedAt.has(index),
    ),
    returned: count(({ returned }) => returned),
    added: added.length,
    addedWords: added.reduce((words, { wordCount }) => words + wordCount, 0),
    removed,
    editorial: count(({ editorial }) => editorial),
    languages: perLanguage,
    total: { stale: sum('stale'), restarted: sum('restarted'), words: sum('words') },
  };
}
