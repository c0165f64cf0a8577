import { isCloseScript, type Spelling, spellingLikeness, spellingOf } from './spelling.js';

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Upper bits of a pair's id; enough for two million distinct words. */
const PAIR_BASE = 2 ** 21;
/** What one number says for another that stands in its place. */
const OTHER_NUMBER = 0.5;
/** With more words than this on either side, words that are only alike are not looked for. */
const COMPARED_WORDS = 32;
/** What two neighbouring words count of which one is only alike. */
const ALIKE_PAIR = 0.8;

/** The words of one clause as sorted ids, with the pairs of neighbouring words. */
export interface WordBag {
  readonly words: readonly number[];
  /** As they stand. */
  readonly sequence: readonly number[];
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
  private readonly wordOf: string[] = [];
  private readonly spellings: (Spelling | undefined)[] = [];
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
    return { words: words.toSorted(ascending), sequence: words, pairs: pairs.sort(ascending), weight };
  }

  weightOf(word: number): number {
    return Math.log(1 + this.clauses / (this.frequency[word] ?? 1));
  }

  /**
   * How alike two clauses are, 0–1: Dice's coefficient of weighted words and of pairs of words. Words that only one has
   * count as far as they are written like one of the other: an inflection or a typo is not another word. Symmetric.
   *
   * @param isSamePlace one number may stand for another.
   */
  similarity(a: WordBag, b: WordBag, isSamePlace = false): number {
    if (a.words.length === 0 || b.words.length === 0) return a.words.length === b.words.length ? 1 : 0;
    const alike = this.alikeWords(a, b, isSamePlace);
    const byLikeness = alike.reduce(
      (sum, { one, other, likeness }) => sum + (likeness * (this.weightOf(one) + this.weightOf(other))) / 2,
      0,
    );
    const words = (2 * (this.sharedWeight(a.words, b.words) + byLikeness)) / (a.weight + b.weight);
    const count = a.pairs.length + b.pairs.length;
    const likeness = count === 0 ? words : 0.6 * words + (0.8 * sharedPairs(a, b, alike)) / count;
    return Math.min(1, likeness);
  }

  /** The weight of the words that both have. */
  sharedWeight(a: readonly number[], b: readonly number[]): number {
    return intersection(a, b).reduce((sum, word) => sum + this.weightOf(word), 0);
  }

  /** Words without an equal partner, most alike first, each with one at most. */
  private alikeWords(a: WordBag, b: WordBag, isSamePlace: boolean): AlikeWords[] {
    const ones = difference(a.words, b.words);
    const others = difference(b.words, a.words);
    if (ones.length > COMPARED_WORDS || others.length > COMPARED_WORDS) return [];
    const found: (AlikeWords & { readonly name: string })[] = [];
    const spellings = others.map((other) => this.spellingOf(other));
    for (const one of ones) {
      const x = this.spellingOf(one);
      for (let at = 0; at < spellings.length; at += 1) {
        const y = spellings[at] ?? x;
        const isNumber = isSamePlace && x.isNumber && y.isNumber;
        const likeness = isNumber ? OTHER_NUMBER : spellingLikeness(x, y);
        if (likeness === 0) continue;
        const name = x.word < y.word ? `${x.word} ${y.word}` : `${y.word} ${x.word}`;
        found.push({ one, other: others[at] ?? 0, likeness, name });
      }
    }
    if (found.length === 0) return found;
    found.sort((x, y) => y.likeness - x.likeness || (x.name < y.name ? -1 : Number(x.name > y.name)));
    return found.filter(({ one, other }) => take(ones, one) && (take(others, other) || !ones.push(one)));
  }

  private spellingOf(id: number): Spelling {
    let spelling = this.spellings[id];
    if (spelling === undefined) {
      spelling = spellingOf(this.wordOf[id] ?? '');
      this.spellings[id] = spelling;
    }
    return spelling;
  }

  private idOf(word: string): number {
    let id = this.ids.get(word);
    if (id === undefined) {
      id = this.ids.size;
      this.ids.set(word, id);
      this.wordOf.push(word);
    }
    return id;
  }
}

/** Two words that are written alike. */
interface AlikeWords {
  readonly one: number;
  readonly other: number;
  readonly likeness: number;
}

/** Takes a word out of a list, if it is still there. */
function take(words: number[], word: number): boolean {
  const at = words.indexOf(word);
  if (at !== -1) words.splice(at, 1);
  return at !== -1;
}

/** How many pairs of neighbouring words both have, words that are alike taken for the same. */
function sharedPairs(a: WordBag, b: WordBag, alike: readonly AlikeWords[]): number {
  const equal = intersection(a.pairs, b.pairs).length;
  if (alike.length === 0) return equal;
  const sameAs = new Map(alike.map(({ one, other }) => [other, one]));
  const left = difference(b.pairs, a.pairs).map((pair) => {
    const first = Math.floor(pair / PAIR_BASE);
    const second = pair % PAIR_BASE;
    return (sameAs.get(first) ?? first) * PAIR_BASE + (sameAs.get(second) ?? second);
  });
  return equal + ALIKE_PAIR * intersection(difference(a.pairs, b.pairs), left.sort(ascending)).length;
}

/** Words in lower case; scripts that write no blanks count by pairs of characters. */
export function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  if (!isCloseScript(text)) return words;
  return words.flatMap((word) => {
    const characters = Array.from(word);
    return isCloseScript(word) && characters.length > 1
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

function ascending(a: number, b: number): number {
  return a - b;
}
