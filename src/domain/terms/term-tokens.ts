import { foldText } from '../checks/fold-text.js';

/** Gives the stem of a word in lower case: `elections` and `election` have one. */
export type Stemmer = (word: string) => string;

/** How the words of a language are told apart and made comparable. */
export interface TermLanguage {
  /** BCP 47. */
  readonly tag: string;
  /** False where words are written without spaces between them: terms are then looked for letter by letter. */
  readonly spaces: boolean;
  /** Null where the language has none: only listed forms are found. */
  readonly stem: Stemmer | null;
}

/** A word, a mark, or (where words are not spaced) a character; offsets in UTF-16 code units of what was typed. */
export interface TermToken {
  /** Equal for what counts as the same. */
  readonly key: string;
  /** How an abbreviation in capitals is told from the word in small letters: `WHO`, `IT`. Null: it is none. */
  readonly capitals: string | null;
  readonly start: number;
  readonly end: number;
}

/** Words, and single marks that are no blank and no hyphen: `vote-counting` is `vote counting`, `U.N.` is not `UN`. */
const SPACED = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}‐-]/gu;
/** Without spaces between words each character counts; a word in another script among them does not fall apart. */
const UNSPACED = /\p{scx=Latn}[\p{scx=Latn}\p{N}]*|[^\s]/gu;
/** An abbreviation, and what may hang on it in small letters: `NGOs`. */
const ABBREVIATION = /^(\p{Lu}[\p{Lu}\p{N}]+)\p{Ll}{0,2}$/u;

/** Reads the tokens of prose in one pass. Offsets are those of `text`. */
export function termTokens(text: string, { spaces, stem }: TermLanguage): TermToken[] {
  const { text: folded, at } = foldText(text);
  return [...folded.matchAll(spaces ? SPACED : UNSPACED)].map(({ 0: word, index }) => {
    const start = at[index] ?? text.length;
    const end = (at[index + word.length - 1] ?? text.length - 1) + 1;
    const key = keyOf(word.normalize('NFC'), stem);
    return { key, capitals: abbreviationOf(text.slice(start, end), key, stem), start, end };
  });
}

function abbreviationOf(typed: string, key: string, stem: Stemmer | null): string | null {
  const capitals = ABBREVIATION.exec(typed)?.[1];
  if (capitals === undefined) return null;
  return capitals === typed || keyOf(capitals.toLowerCase(), stem) === key ? capitals : null;
}

function keyOf(word: string, stem: Stemmer | null): string {
  return stem === null || word.length < 3 || !/^\p{L}+$/u.test(word) ? word : stem(word);
}
