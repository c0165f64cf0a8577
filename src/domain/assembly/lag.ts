import { countChangedWords, wordDiff } from '../alignment/word-diff.js';
import { countWords } from '../clauses/count-words.js';

/** A clause as it was when its words in an edition were made, or as it is now. */
export interface LagClause {
  readonly key: string;
  readonly number: string | null;
  readonly text: string;
  readonly textHash: string;
}

/** What became of the English of a clause. */
export type LagChange = 'changed' | 'split' | 'merged' | 'added' | 'returned' | 'removed';

/** Why an edition is behind: a clause whose English is another one now, or new, or gone. */
export interface LaggingClause {
  readonly key: string;
  readonly number: string | null;
  readonly change: LagChange;
  /** Words to look at: those of the difference, all of an added one, none of a removed one. */
  readonly words: number;
  /** Keys of the clauses of the edition that it came from; of a removed one, its own. */
  readonly origins: readonly string[];
}

/** What an edition was made from, and what there is now. */
export interface LagSides {
  /** What the edition's words were made from. */
  readonly published: readonly LagClause[];
  /** The clauses of the newest revision that can be translated. */
  readonly newest: readonly LagClause[];
  /** For every one of `newest` the ones of `published` that it came from, ascending. */
  readonly origins: readonly (readonly number[])[];
  /** Clauses that rested when the edition was made, as they last were, by key. */
  readonly rested: ReadonlyMap<string, Pick<LagClause, 'text' | 'textHash'>>;
}

/**
 * The clauses that an edition is behind with, in the order of the newest revision, then those that are gone. Counted
 * as `impact` counts what a publication would cost.
 *
 * @param language BCP 47 of the source.
 */
export function laggingClauses(
  { published, newest, origins, rested }: LagSides,
  language: string,
): LaggingClause[] {
  const uses = new Uint32Array(published.length);
  for (const old of origins.flat()) uses[old] = (uses[old] ?? 0) + 1;
  const wordsBetween = (before: string, after: string): number =>
    countChangedWords(wordDiff(before, after, language));
  const behind = newest.flatMap(({ key, number, text, textHash }, at): LaggingClause[] => {
    const indices = origins[at] ?? [];
    const from = indices.flatMap((old) => published[old] ?? []);
    const [first] = from;
    const back = rested.get(key);
    const facts = { key, number, origins: from.map((one) => one.key) };
    if (first === undefined)
      return back === undefined
        ? [{ ...facts, change: 'added', words: countWords(text) }]
        : [
            {
              ...facts,
              change: 'returned',
              words: back.textHash === textHash ? 0 : wordsBetween(back.text, text),
            },
          ];
    const isSplit = indices.some((old) => (uses[old] ?? 0) > 1);
    const change = from.length > 1 ? 'merged' : isSplit ? 'split' : 'changed';
    if (change === 'changed' && first.textHash === textHash) return [];
    return [{ ...facts, change, words: wordsBetween(from.map((one) => one.text).join(' '), text) }];
  });
  const gone = published.flatMap(({ key, number }, at): LaggingClause[] =>
    uses[at] === 0 ? [{ key, number, change: 'removed', words: 0, origins: [key] }] : [],
  );
  return [...behind, ...gone];
}
