import { comparableText } from '../alignment/comparable-text.js';
import { hashText } from './hash-text.js';
import { asciiDigits } from './tokens.js';

/** The words of a text as the index of the memory knows them: hashed, in order, each with the one that it is paired with. */
export interface IndexWords {
  readonly words: readonly number[];
  /** The place in `words` of the word that follows; −1 where none does. */
  readonly next: readonly number[];
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;
const IDEOGRAPHS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々';
const LETTERS = '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const UNSPACED = new RegExp(`[${IDEOGRAPHS}${LETTERS}]`, 'u');
const RUN = new RegExp(
  `([${IDEOGRAPHS}]+)|([${LETTERS}]+)|((?:(?![${IDEOGRAPHS}${LETTERS}])[\\p{L}\\p{M}\\p{N}])+)`,
  'gu',
);

/** Characters that stand for a word where no spaces do: a word of Chinese has two, one of Thai three or more. */
const IDEOGRAPHS_A_WORD = 2;
const LETTERS_A_WORD = 3;

/** A text as it is compared in the memory: its words without their dress, in lower case, all digits those of ASCII. */
export function foldText(text: string): string {
  return asciiDigits(comparableText(text).normalize('NFKC').toLowerCase());
}

/**
 * Reads the words of a folded text (`foldText`). In scripts without spaces every few characters are a word, each beginning
 * one character after the last: what a dictionary calls a word changes with the dictionary, and the index is kept for years.
 */
export function indexWords(folded: string): IndexWords {
  const words: number[] = [];
  const next: number[] = [];
  const append = (found: readonly string[], step: number): void => {
    const first = words.length;
    for (const [at, word] of found.entries()) {
      words.push(hashText(word));
      next.push(at + step < found.length ? first + at + step : -1);
    }
  };
  if (!UNSPACED.test(folded)) {
    append(folded.match(WORD) ?? [], 1);
    return { words, next };
  }
  let spaced: string[] = [];
  for (const [run, ideographs, letters] of folded.matchAll(RUN)) {
    if (ideographs === undefined && letters === undefined) spaced.push(run);
    else {
      append(spaced, 1);
      spaced = [];
      const length = ideographs === undefined ? LETTERS_A_WORD : IDEOGRAPHS_A_WORD;
      append(grams(run, length), length);
    }
  }
  append(spaced, 1);
  return { words, next };
}

function grams(run: string, length: number): string[] {
  const signs = [...run];
  if (signs.length <= length) return [run];
  return Array.from({ length: signs.length - length + 1 }, (_, at) => signs.slice(at, at + length).join(''));
}
