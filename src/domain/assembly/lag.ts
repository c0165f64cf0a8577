import { countChangedWords, wordDiff } from '../alignment/word-diff.js';
import { countWords } from '../clauses/count-words.js';

/** A clause as it was when its words in an edition were made, or as it is now. */
export interface LagClause {
  readonly key: string;
  readonly number: string | null;
  readonly text: string;
  readonly textHash: string;
}

/** Why an edition is behind: a clause whose English is another one now, or new, or gone. */
export interface LaggingClause {
  readonly key: string;
  readonly number: string | null;
  readonly change: 'changed' | 'added' | 'removed';
  /** Words of the difference. */
  readonly words: number;
}

/**
 * The clauses that an edition is behind with, in the order of the newest revision, then those that are gone.
 *
 * @param published what the edition's words were made from.
 * @param newest the clauses of the newest revision that can be translated.
 * @param language BCP 47 of the source.
 */
export function laggingClauses(
  published: readonly LagClause[],
  newest: readonly LagClause[],
  language: string,
): LaggingClause[] {
  const before = new Map(published.map((clause) => [clause.key, clause]));
  const now = new Set(newest.map(({ key }) => key));
  const behind = newest.flatMap(({ key, number, text, textHash }): LaggingClause[] => {
    const old = before.get(key);
    if (old === undefined) return [{ key, number, change: 'added', words: countWords(text) }];
    if (old.textHash === textHash) return [];
    const words = countChangedWords(wordDiff(old.text, text, language));
    return [{ key, number, change: 'changed', words }];
  });
  const gone = published
    .filter(({ key }) => !now.has(key))
    .map(({ key, number, text }): LaggingClause => ({
      key,
      number,
      change: 'removed',
      words: countWords(text),
    }));
  return [...behind, ...gone];
}
