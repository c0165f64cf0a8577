import { toAsciiDigits } from '../numbering/read-digits.js';
import { readHan } from './spelled-numbers.js';

/** One way to read the label of a list item. */
export interface LabelReading {
  /** `abc`, `ivx`, `123`, `一二三`, or the series of the language that it is of. */
  readonly series: string;
  /** From 1. */
  readonly value: number;
}

/** A label in a text: `(b)`, `b)`, `(ii)`, `(ب)`, `(二)`. */
export interface LabelInText {
  /** Empty where nobody has said what the letters of the language count. */
  readonly readings: readonly LabelReading[];
  readonly start: number;
  readonly end: number;
}

const WITH_BRACKET =
  /([(（]|(?<![\p{L}\p{M}\p{N}]))[ \u00a0]?(\p{L}[\p{L}\p{M}\u0640]{0,5}|[\p{Nd}]{1,3})[ \u00a0]?[)）]/gu;
/** In a language whose letters nobody has put in order, one letter in a bracket may be any label. */
const FOREIGN_LETTER = /^[^\p{ASCII}]\p{M}{0,2}$/u;
const QUOTED = /[„“”«»"‘’']\s?(\p{L}\p{M}{0,2})\s?[“”«»"‘’']/gu;
/** Chinese counts the parts of an article by measure words: 第四条第二款（三）项. */
const MEASURED = /第([〇零一二三四五六七八九十百]{1,6})[款项段目]/gu;

/**
 * The labels of list items that stand in a text, inline or in references.
 *
 * @param prose as `proseOf` gives it.
 * @param letters the series of letters of the language.
 */
export function readLabels(prose: string, letters: readonly string[]): LabelInText[] {
  if (!/[)）]/.test(prose)) return [];
  return [...prose.matchAll(WITH_BRACKET)].flatMap((match) => {
    // A word in parentheses is no label, and what closes a bracket opened before is none either.
    const [all, open, typed = ''] = match;
    const readings = readLabel(typed, letters);
    const known = readings.length > 0 || (letters.length === 0 && FOREIGN_LETTER.test(typed));
    if (!known || (open === '' && closesBracket(prose, match.index))) return [];
    return [{ readings, start: match.index, end: match.index + all.length }];
  });
}

/** Letters in quotation marks and parts with measure words, which are labels in a reference only: подпункт «б». */
export function readReferenceLabels(prose: string, letters: readonly string[]): LabelInText[] {
  const found = [...prose.matchAll(QUOTED), ...prose.matchAll(MEASURED)];
  return found.flatMap(({ 0: all, 1: typed = '', index }) => {
    const readings = readLabel(typed, letters);
    return readings.length === 0 ? [] : [{ readings, start: index, end: index + all.length }];
  });
}

/** All that a label may mean: `i` is the ninth letter and the first Roman number. */
export function readLabel(typed: string, letters: readonly string[]): LabelReading[] {
  const lower = typed.toLowerCase().replaceAll('\u0640', '');
  if (/^\p{Nd}+$/u.test(lower)) return [{ series: '123', value: Number(toAsciiDigits(lower)) }];
  const readings: LabelReading[] = [];
  if (/^[a-z]$/.test(lower)) readings.push({ series: 'abc', value: lower.charCodeAt(0) - 96 });
  if (/^([a-z])\1$/.test(lower)) readings.push({ series: 'abc', value: lower.charCodeAt(0) - 70 });
  const roman = ROMAN.indexOf(lower);
  if (roman >= 0) readings.push({ series: 'ivx', value: roman + 1 });
  if (/^[一二三四五六七八九十]{1,3}$/.test(lower)) readings.push({ series: '一二三', value: readHan(lower) });
  for (const series of letters) {
    const at = seriesOf(series).indexOf(lower);
    if (at >= 0) readings.push({ series, value: at + 1 });
  }
  return readings;
}

/** True where two labels can mean the same place, whatever series they count in. */
export function sameLabel(one: readonly LabelReading[], other: readonly LabelReading[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  return one.some(({ value }) => other.some((reading) => reading.value === value));
}

const ROMAN = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');
const split = new Map<string, readonly string[]>();

function seriesOf(series: string): readonly string[] {
  let known = split.get(series);
  if (known === undefined)
    split.set(series, (known = series.toLowerCase().replaceAll('\u0640', '').split(' ')));
  return known;
}

/** True where the nearest bracket before `at` is one that opens: `(see annex b)`. */
function closesBracket(prose: string, at: number): boolean {
  for (let before = at - 1; before >= 0 && at - before < LOOK_BACK; before -= 1) {
    const char = prose.charAt(before);
    if (char === ')' || char === '）') return false;
    if (char === '(' || char === '（') return true;
  }
  return false;
}

const LOOK_BACK = 200;
