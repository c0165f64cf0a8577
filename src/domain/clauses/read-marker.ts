/**
 * The number systems a marker can be read in; one typed marker may have two readings (`i)` is the ninth letter and
 * the first roman number), and the sequence decides.
 */
export type NumberSystem = 'decimal' | 'letter' | 'roman';

/** One way to read a marker. */
export interface Reading {
  readonly system: NumberSystem;
  /** Position in the sequence, from 1. */
  readonly value: number;
}

/** A marker as it was typed at the head of a block. */
export interface Marker {
  readonly typed: string;
  /** Offset after the marker, before the blanks that follow. */
  readonly end: number;
  /** What its neighbours in the same list share: `1.` `(1)` `a)` `A.` `article`. */
  readonly dress: string;
  /** The last part of the number as it is written in canonical numbers: `4`, `b`, `iv`, `5bis`. */
  readonly label: string;
  readonly readings: readonly Reading[];
  /** All parts of a number that names its own place (`1.2`, `A.3`) or may head such numbers (`1`); else empty. */
  readonly path: readonly string[];
  /** The structural word (`article`, `part`, `§`), null for a plain marker. */
  readonly word: StructuralWord | null;
  /** False where words follow without a blank: `(a)information`. */
  readonly spaced: boolean;
  /** A number with parts and no closing mark (`1.2`), which may be a quantity as well. */
  readonly bare: boolean;
}

/** Words that head numbered parts of legal texts, widest first. */
export const STRUCTURAL_WORDS = [
  'book',
  'part',
  'title',
  'chapter',
  'annex',
  'section',
  'rule',
  'article',
  'clause',
  '§',
] as const;
export type StructuralWord = (typeof STRUCTURAL_WORDS)[number];

const ALIASES: Readonly<Record<string, StructuralWord>> = {
  art: 'article',
  sec: 'section',
  sect: 'section',
  appendix: 'annex',
  schedule: 'annex',
  principle: 'rule',
};

const DECIMAL = /(\()?(\d{1,9})((?:\.\d{1,4}){0,5})( ?(?:bis|ter|quater|quinquies))?(\.\)|[.)])?/y;
const DECIMAL_DRESS: Readonly<Record<string, string>> = { '.': '1.', ')': '1)', '()': '(1)', '.)': '1.)' };
const BARE_NUMBER = /[1-9]\d{0,2}(?=[ \t]+\p{Lu})/uy;
const LETTERED = /([A-Z])((?:\.\d{1,4}){1,5})(\.\)|[.)])?/y;
const ALPHA = /(\()?([A-Za-z]{1,8})(\.\)|[.)])/y;
const WORD =
  /(book|part|title|chapter|annex|appendix|schedule|section|sect\.|sec\.|rule|principle|article|art\.|clause)[ \t\u00a0]{1,4}(\d{1,4}(?:\.\d{1,4}){0,4}|[IVXLC]{1,8}|[A-Z])((?: ?(?:bis|ter|quater|quinquies))?)(?![\p{L}\p{N}])([.:)]|\s?[–—]|\s-(?=\s))?/iuy;
const SECTION_SIGN = /§{1,2}[ \u00a0]?(\d{1,4})((?:\.\d{1,4}){0,5})([a-z]?)(?![\p{L}\p{N}])([.:)])?/uy;
const WORD_INITIALS = new Set('BbPpTtCcAaSsRr');

/** Reads the marker that stands at `at`, if one does; `end` is the end of the line. Never looks further than the line. */
export function readMarker(text: string, at: number, end: number): Marker | null {
  const code = text.charCodeAt(at);
  if (isDigit(code)) return readDecimal(text, at, end);
  if (code === 40)
    return isDigit(text.charCodeAt(at + 1)) ? readDecimal(text, at, end) : readAlpha(text, at, end);
  if (code === 0xa7) return readSectionSign(text, at, end);
  if ((code | 32) < 97 || (code | 32) > 122) return null;
  return (
    readLettered(text, at, end) ??
    readAlpha(text, at, end) ??
    (WORD_INITIALS.has(text.charAt(at)) ? readWord(text, at, end) : null)
  );
}

/** `1 Introduction` in a heading: a number without any mark, which only its neighbours make one. */
export function readBareNumber(text: string, at: number, end: number): Marker | null {
  const typed = matchAt(BARE_NUMBER, text, at, end)?.[0];
  if (typed === undefined) return null;
  const readings = [{ system: 'decimal', value: Number(typed) }] as const;
  return {
    typed,
    end: at + typed.length,
    dress: '1',
    label: typed,
    readings,
    path: [typed],
    word: null,
    spaced: true,
    bare: true,
  };
}

function readDecimal(text: string, at: number, end: number): Marker | null {
  const match = matchAt(DECIMAL, text, at, end);
  if (match === null) return null;
  const [typed, open = '', first = '', rest = '', suffix = '', close = ''] = match;
  if ((open === '(') !== (open === '(' && close === ')')) return null;
  const path = (first + rest).split('.').map((part) => String(Number(part)));
  if (close === '' && path.length === 1) return null;
  const after = at + typed.length;
  if (!endsWord(text, after, end)) return null;
  const value = Number(path.at(-1));
  return {
    typed,
    end: after,
    dress: path.length > 1 ? `1${'.1'.repeat(path.length - 1)}` : (DECIMAL_DRESS[open + close] ?? close),
    label: `${String(value)}${suffix.trim()}`,
    readings: [{ system: 'decimal', value }],
    path,
    word: null,
    spaced: true,
    bare: close === '',
  };
}

/** `A.3`: a number of an annex, counted under its letter. */
function readLettered(text: string, at: number, end: number): Marker | null {
  const match = matchAt(LETTERED, text, at, end);
  if (match === null) return null;
  const [typed, letter = '', rest = '', close] = match;
  if (!endsWord(text, at + typed.length, end)) return null;
  const path = (letter + rest).split('.');
  return {
    typed,
    end: at + typed.length,
    dress: `A${'.1'.repeat(path.length - 1)}`,
    label: path.at(-1) ?? '',
    readings: [{ system: 'decimal', value: Number(path.at(-1)) }],
    path,
    word: null,
    spaced: true,
    bare: close === undefined,
  };
}

function readAlpha(text: string, at: number, end: number): Marker | null {
  const match = matchAt(ALPHA, text, at, end);
  if (match === null) return null;
  const [typed, open = '', letters = '', close = ''] = match;
  if (open === '(' && close !== ')') return null;
  const lower = letters.toLowerCase();
  if (lower !== letters && letters.toUpperCase() !== letters) return null;
  const readings = readLetters(lower);
  if (readings.length === 0) return null;
  const after = at + typed.length;
  const spaced = endsWord(text, after, end);
  if (!spaced && !(open === '(' && /[\p{L}(]/u.test(text.charAt(after)))) return null;
  return {
    typed,
    end: after,
    dress: `${open}${lower === letters ? 'a' : 'A'}${close}`,
    label: letters,
    readings,
    path: [],
    word: null,
    spaced,
    bare: false,
  };
}

function readWord(text: string, at: number, end: number): Marker | null {
  const match = matchAt(WORD, text, at, end);
  if (match === null) return null;
  const [typed, word = '', numeral = '', suffix = ''] = match;
  if (numeral !== numeral.toUpperCase()) return null;
  const key = word.toLowerCase().replace('.', '');
  const structural = ALIASES[key] ?? (key as StructuralWord);
  const isDecimal = isDigit(numeral.charCodeAt(0));
  return {
    typed,
    end: at + typed.length,
    dress: structural,
    label: numeral + suffix.trim(),
    readings: isDecimal
      ? [{ system: 'decimal', value: Number(numeral.split('.').at(-1)) }]
      : readLetters(numeral.toLowerCase()),
    path: isDecimal ? numeral.split('.') : [],
    word: structural,
    spaced: endsWord(text, at + typed.length, end),
    bare: match[4] === undefined,
  };
}

function readSectionSign(text: string, at: number, end: number): Marker | null {
  const match = matchAt(SECTION_SIGN, text, at, end);
  if (match === null) return null;
  const [typed, first = '', rest = '', letter = ''] = match;
  if (!endsWord(text, at + typed.length, end)) return null;
  const path = (first + rest).split('.');
  return {
    typed,
    end: at + typed.length,
    dress: '§',
    label: first + rest + letter,
    readings: [{ system: 'decimal', value: Number(path.at(-1)) }],
    path,
    word: '§',
    spaced: true,
    bare: false,
  };
}

/** Letters `a`…`z`, then `aa`, `bb`… or `aa`, `ab`…; roman numbers to 399. Lower case in. */
function readLetters(lower: string): Reading[] {
  const readings: Reading[] = [];
  const code = lower.charCodeAt(0) - 96;
  const second = lower.charCodeAt(1) - 96;
  if (lower.length === 1) readings.push({ system: 'letter', value: code });
  if (lower.length === 2 && code === second) readings.push({ system: 'letter', value: 26 + code });
  if (lower.length === 2 && lower !== 'aa') readings.push({ system: 'letter', value: 26 * code + second });
  const roman = readRoman(lower);
  if (roman > 0) readings.push({ system: 'roman', value: roman });
  return readings;
}

const ROMAN = /^(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function readRoman(lower: string): number {
  if (!ROMAN.test(lower)) return 0;
  let total = 0;
  let largest = 0;
  for (const digit of [...lower].reverse()) {
    const value = ROMAN_DIGITS[digit] ?? 0;
    total += value < largest ? -value : value;
    largest = Math.max(largest, value);
  }
  return total;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function matchAt(pattern: RegExp, text: string, at: number, end: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match !== null && at + match[0].length <= end ? match : null;
}

function endsWord(text: string, at: number, end: number): boolean {
  return at >= end || /[\s\u00a0]/.test(text.charAt(at));
}

/** True where the marker heads a part of the text (`Article 5`); a section sign counts like a plain marker. */
export function isSectionWord(marker: Marker): boolean {
  return marker.word !== null && marker.word !== '§';
}
