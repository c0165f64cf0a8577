const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const CLOSE_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
/** Upper bits of a pair's id; enough for two million distinct words. */
const PAIR_BASE = 2 ** 21;

/** The words of one clause as sorted ids, with the pairs of neighbouring words. */
export interface WordBag {
  readonly words: readonly number[];
  readonly pairs: readonly number[];
  /** Sum of the words' weights. */
  readonly weight: number;
}

/**
 * The words of both revisions, each with a weight: a word of one clause says more than a word of all
 * (inverse document frequency, Spärck Jones 1972).
 */
export class WordBags {
  private readonly ids = new Map<string, number>();
  private readonly frequency: number[] = [];
  private clauses = 0;

  /** Reads the words of a clause and counts them; weights are right once all clauses are read. */
  read(text: string): number[] {
    this.clauses += 1;
    const words = wordsOf(text).map((word) => this.idOf(word));
    for (const id of new Set(words)) this.frequency[id] = (this.frequency[id] ?? 0) + 1;
    return words;
  }

  bag(words: readonly number[]): WordBag {
    const pairs = words.slice(1).map((word, at) => (words[at] ?? 0) * PAIR_BASE + word);
    const weight = words.reduce((sum, word) => sum + this.weightOf(word), 0);
    return { words: words.toSorted(ascending), pairs: pairs.sort(ascending), weight };
  }

  weightOf(word: number): number {
    return Math.log(1 + this.clauses / (this.frequency[word] ?? 1));
  }

  /** How alike two clauses are, 0–1: Dice's coefficient of weighted words and of pairs of words. Symmetric. */
  similarity(a: WordBag, b: WordBag): number {
    if (a.words.length === 0 || b.words.length === 0) return a.words.length === b.words.length ? 1 : 0;
    const words = (2 * this.sharedWeight(a.words, b.words)) / (a.weight + b.weight);
    const count = a.pairs.length + b.pairs.length;
    const likeness = count === 0 ? words : 0.6 * words + (0.8 * sharedCount(a.pairs, b.pairs)) / count;
    return Math.min(1, likeness);
  }

  /** The weight of the words that both have. */
  sharedWeight(a: readonly number[], b: readonly number[]): number {
    return intersection(a, b).reduce((sum, word) => sum + this.weightOf(word), 0);
  }

  private idOf(word: string): number {
    let id = this.ids.get(word);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(word, id);
    }
    return id;
  }
}

/** Words in lower case; scripts that write no blanks count by pairs of characters. */
function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  if (!CLOSE_SCRIPT.test(text)) return words;
  return words.flatMap((word) => {
    const characters = Array.from(word);
    return CLOSE_SCRIPT.test(word) && characters.length > 1
      ? characters.slice(1).map((character, at) => (characters[at] ?? '') + character)
      : [word];
  });
}

/** What two sorted lists share, counted as often as both have it. */
export function intersection(a: readonly number[], b: readonly number[]): number[] {
  const shared: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) shared.push(left);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return shared;
}

/** What the first sorted list has beyond the second. */
export function difference(a: readonly number[], b: readonly number[]): number[] {
  const left: number[] = [];
  let j = 0;
  for (const value of a) {
    while (j < b.length && (b[j] ?? 0) < value) j += 1;
    if (b[j] === value) j += 1;
    else left.push(value);
  }
  return left;
}

function sharedCount(a: readonly number[], b: readonly number[]): number {
  return intersection(a, b).length;
}

function ascending(a: number, b: number): number {
  return a - b;
}
