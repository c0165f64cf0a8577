import { remember } from './remember.js';

/** A text made comparable, and where each of its code units stands in the text that was typed. */
export interface Folded {
  readonly text: string;
  /** One more than the code units of `text`: the last is the length of what was typed. */
  readonly at: Uint32Array;
}

/** Vowel signs and lengthening of Arabic, joiners, soft hyphens, bidi marks, blanked markup: no part of a word's letters. */
const UNHEARD = /[\u064b-\u0652\u0670\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9]/;
/** All that `foldUnit` changes otherwise than to lower case. */
const CHANGED = /[\t\n\r\v\f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000’ʼ‘ʻ‐‑يىكأإآٱۀİıёЁ]/g;
const UNIFIED: Readonly<Record<string, string>> = {
  '’': "'",
  ʼ: "'",
  '‘': "'",
  ʻ: "'",
  '‐': '-',
  '‑': '-',
  // Persian and Arabic keyboards write the same letters with different code points.
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ۀ: 'ه',
  // Turkish has two letters where others have I and i.
  İ: 'i',
  ı: 'i',
  ё: 'е',
  Ё: 'е',
};
/** Folded again faster than it is remembered, and must not push out the texts that are being checked. */
const SHORT = 40;

/** Lower case, one kind of blank, apostrophe and hyphen, without what is not heard. */
export function foldText(typed: string): Folded {
  return typed.length < SHORT ? fold(typed) : rememberFolded(typed);
}

const rememberFolded = remember(fold);

function fold(typed: string): Folded {
  if (!UNHEARD.test(typed)) {
    // Nothing is left out, so that every letter stays at its place.
    const text = typed.replace(CHANGED, foldUnit).toLowerCase();
    if (text.length === typed.length) return { text, at: places(typed.length + 1) };
  }
  const at: number[] = [];
  let text = '';
  for (let index = 0; index < typed.length; index += 1) {
    const kept = foldUnit(typed.charAt(index));
    text += kept;
    for (let left = kept.length; left > 0; left -= 1) at.push(index);
  }
  at.push(typed.length);
  return { text, at: Uint32Array.from(at) };
}

let counted = Uint32Array.from({ length: 1_000 }, (_, index) => index);

/** 0, 1, 2… */
function places(length: number): Uint32Array {
  if (length > counted.length) counted = Uint32Array.from({ length: length * 2 }, (_, index) => index);
  return counted.subarray(0, length);
}

function foldUnit(char: string): string {
  if (char <= '\u007f') return char <= ' ' ? ' ' : char.toLowerCase();
  if (UNHEARD.test(char)) return '';
  return UNIFIED[char] ?? (/\s/.test(char) ? ' ' : char.toLowerCase());
}
