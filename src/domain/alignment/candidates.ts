import type { WordBag, WordBags } from './word-bags.js';

/** Words that more clauses than this have say nothing about which clause is meant. */
const COMMON = 64;
/** How many of a clause's rarest words are asked. */
const ASKED_WORDS = 16;
/** How many clauses are looked at closely for each. */
const KEPT = 8;

/** An index from words to the clauses that have them; finds the clauses most like another in near constant time. */
export class CandidateIndex {
  private readonly clausesOf = new Map<number, number[]>();

  constructor(
    clauses: Iterable<number>,
    bags: ReadonlyMap<number, WordBag>,
    private readonly words: WordBags,
  ) {
    for (const clause of clauses)
      for (const word of new Set(bags.get(clause)?.words)) {
        const listed = this.clausesOf.get(word);
        if (listed === undefined) this.clausesOf.set(word, [clause]);
        else listed.push(clause);
      }
  }

  /** The clauses that share the most weight of rare words, best first. */
  find(bag: WordBag): number[] {
    const rare = [...new Set(bag.words)]
      .filter((word) => (this.clausesOf.get(word)?.length ?? COMMON + 1) <= COMMON)
      .sort((a, b) => this.words.weightOf(b) - this.words.weightOf(a) || a - b)
      .slice(0, ASKED_WORDS);
    const scores = new Map<number, number>();
    for (const word of rare)
      for (const clause of this.clausesOf.get(word) ?? [])
        scores.set(clause, (scores.get(clause) ?? 0) + this.words.weightOf(word));
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, KEPT)
      .map(([clause]) => clause);
  }
}
