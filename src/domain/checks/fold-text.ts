/** A text made comparable, and where each of its code units stands in the text that was typed. */
export interface Folded {
  readonly text: string;
  /** One more than the code units of `text`: the last is the length of what was typed. */
  readonly at: Uint32Array;
}

/** Vowel signs and lengthening of Arabic, joiners, soft hyphens, bidi marks, blanked markup: no part of a word's letters. */
const UNHEARD = /[\u064b-\u0652\u0670\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9]/;
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
const MOST_KNOWN = 8;
/** Folded again faster than it is remembered, and must not push out the texts that are being checked. */
const SHORT = 40;
const known = new Map<string, Folded>();

/** Lower case, one kind of blank, apostrophe and hyphen, without what is not heard. */
export function foldText(typed: string): Folded {
  if (typed.length < SHORT) return fold(typed);
  const before = known.get(typed);
  if (before !== undefined) return before;
  const folded = fold(typed);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(typed, folded);
  return folded;
}

function fold(typed: string): Folded {
  const at: number[] = [];
  let text = '';
  for (let index = 0; index < typed.length; index += 1) {
    const char = typed.charAt(index);
    const kept = foldUnit(char);
    text += kept;
    for (let left = kept.length; left > 0; left -= 1) at.push(index);
  }
  at.push(typed.length);
  return { text, at: Uint32Array.from(at) };
}

function foldUnit(char: string): string {
  if (char <= '\u007f') return char <= ' ' ? ' ' : char.toLowerCase();
  if (UNHEARD.test(char)) return '';
  return UNIFIED[char] ?? (/\s/.test(char) ? ' ' : char.toLowerCase());
}
