const CLOSE_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u;
/** Words of fewer characters are alike by chance. */
const LEAST_CHARACTERS = 3;
const CODE_POINTS = 0x110000;

/** How a word is written, to be compared with others. */
export interface Spelling {
  readonly word: string;
  /** It is or has a number: no number is like another. */
  readonly isNumber: boolean;
  /** Pairs of neighbouring characters with the edges of the word, sorted; none where nothing can be said of likeness. */
  readonly pairs: readonly number[];
  /** Bits of the characters that it has: words that share few of them need not be compared. */
  readonly letters: number;
  /** How many bits these are. */
  readonly letterCount: number;
}

/** Words less alike than this are different words. */
const ALIKE = 0.55;
/** The share of their characters that alike words have in common at least. */
const COMMON_LETTERS = 0.6;

/** True for scripts that write no blanks between words. */
export function isCloseScript(text: string): boolean {
  return CLOSE_SCRIPT.test(text);
}

export function spellingOf(word: string): Spelling {
  const isNumber = /\p{N}/u.test(word);
  const characters = Array.from(word, (character) => character.codePointAt(0) ?? 0);
  if (isNumber || characters.length < LEAST_CHARACTERS || isCloseScript(word))
    return { word, isNumber, pairs: [], letters: 0, letterCount: 0 };
  const edged = [0, ...characters, 0];
  const pairs = edged.slice(1).map((character, at) => (edged[at] ?? 0) * CODE_POINTS + character);
  const letters = characters.reduce((bits, character) => bits | (1 << (character & 31)), 0);
  return { word, isNumber, pairs: pairs.sort((a, b) => a - b), letters, letterCount: bitCount(letters) };
}

/** How alike two different words are written: Dice's coefficient of pairs of characters, in any script; 0 below 0.55. */
export function spellingLikeness(a: Spelling, b: Spelling): number {
  const count = a.pairs.length + b.pairs.length;
  if (2 * Math.min(a.pairs.length, b.pairs.length) < ALIKE * count || count === 0) return 0;
  if (2 * bitCount(a.letters & b.letters) < COMMON_LETTERS * (a.letterCount + b.letterCount)) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i < a.pairs.length && j < b.pairs.length;) {
    const left = a.pairs[i] ?? 0;
    const right = b.pairs[j] ?? 0;
    if (left === right) shared += 1;
    if (left <= right) i += 1;
    if (right <= left) j += 1;
  }
  return 2 * shared < ALIKE * count ? 0 : (2 * shared) / count;
}

function bitCount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
