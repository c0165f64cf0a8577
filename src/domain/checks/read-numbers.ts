import type { LanguageProfile, NumberProfile } from '../languages/language-profile.js';
import { toAsciiDigits } from '../numbering/read-digits.js';
import { foldText } from './fold-text.js';

/** A number in a text. */
export interface NumberInText {
  /** In one form for all languages: `1000.5`. */
  readonly value: string;
  /** Where the language writes `1,250` for a thousand as well as for one and a quarter: the other of the two. */
  readonly otherwise?: string;
  readonly start: number;
  readonly end: number;
}

/** Bounded, so that rows of digits and separators without end are read in linear time. */
const NUMBER = /\p{Nd}+(?:[.,٫٬'’\s\u00a0\u2009\u202f]\p{Nd}+){0,11}/gu;
/** The number of a section, the same in every language whatever its decimal mark. */
const DOTTED = /^\d+(?:\.\d+)+$/;
const SPACES = /[\s\u00a0\u2009\u202f]/g;
const LEAST_SCALE = 1_000;
const LONGEST_SCALE = 20;

/**
 * The numbers of a text in digits of any script, each language grouping and pointing them in its own way. A word for
 * a thousand or more after a number multiplies it.
 *
 * @param prose as `proseOf` gives it.
 */
export function readNumbers(prose: string, profile: LanguageProfile): NumberInText[] {
  const found: NumberInText[] = [];
  for (const { 0: written, index } of prose.matchAll(NUMBER)) readRun(written, index, profile.numbers, found);
  if (found.length === 0 || Object.keys(profile.numberWords).length === 0) return found;
  return found.map((one) => scale(one, prose, profile));
}

/** One number if its separators group and point as the language does; else its parts, each a number of its own. */
function readRun(written: string, index: number, profile: NumberProfile, found: NumberInText[]): void {
  const ascii = toAsciiDigits(written).replace(SPACES, ' ');
  const values = valuesOf(ascii, profile);
  if (values.length > 0 || DOTTED.test(ascii)) {
    found.push(numberOf(values.length > 0 ? values : [ascii], index, index + written.length));
    return;
  }
  // Too many parts for one number (“1990, 1991” or a date): the widest beginning that is one, then the rest.
  const parts = [...written.matchAll(/\p{Nd}+/gu)];
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const last = parts[length - 1];
    const next = parts[length];
    if (last === undefined || next === undefined) break;
    const head = written.slice(0, last.index + last[0].length);
    const read = valuesOf(toAsciiDigits(head).replace(SPACES, ' '), profile);
    if (read.length === 0) continue;
    found.push(numberOf(read, index, index + head.length));
    readRun(written.slice(next.index), index + next.index, profile, found);
    return;
  }
}

function numberOf([value = '', otherwise]: readonly string[], start: number, end: number): NumberInText {
  return otherwise === undefined || otherwise === value
    ? { value, start, end }
    : { value, otherwise, start, end };
}

/** The canonical forms that a number may have (`1000.5`); none where the separators do not make one number. */
function valuesOf(ascii: string, profile: NumberProfile): string[] {
  if (/^\d+$/.test(ascii)) return [ascii.replace(/^0+(?=\d)/, '')];
  return shapesOf(profile).flatMap(({ separator, whole }) => {
    const [match, integer = '', fraction] = whole.exec(ascii) ?? [];
    if (match === undefined) return [];
    const digits = separator === '' ? integer : integer.replaceAll(separator, '');
    return [fraction === undefined ? digits : `${digits}.${fraction}`];
  });
}

/**
 * The numbers, each in the one of its readings that the other text has.
 *
 * @param others the numbers of the other text.
 */
export function readAlike(
  numbers: readonly NumberInText[],
  others: readonly NumberInText[],
): readonly NumberInText[] {
  if (numbers.every(({ otherwise }) => otherwise === undefined)) return numbers;
  const values = new Set(others.map(({ value }) => value));
  return numbers.map((one) =>
    one.otherwise !== undefined && !values.has(one.value) && values.has(one.otherwise)
      ? { ...one, value: one.otherwise }
      : one,
  );
}

/** `2 million` and `200万` are 2000000. */
function scale(one: NumberInText, prose: string, { numberWords, words }: LanguageProfile): NumberInText {
  const after = prose.slice(one.end, one.end + LONGEST_SCALE);
  const { text } = foldText(after);
  const word = words.spaces ? /^[ -]?(\p{L}[\p{L}\p{M}]*)/u.exec(text)?.[1] : /^ ?(.)/u.exec(text)?.[1];
  const factor = word === undefined ? undefined : scaleOf(word, numberWords);
  if (factor === undefined) return one;
  return { ...one, value: String(Math.round(Number(one.value) * factor)) };
}

const scales = new WeakMap<Readonly<Record<string, number>>, ReadonlyMap<string, number>>();

function scaleOf(word: string, numberWords: Readonly<Record<string, number>>): number | undefined {
  let known = scales.get(numberWords);
  if (known === undefined) {
    const large = Object.entries(numberWords).filter(([, value]) => value >= LEAST_SCALE);
    known = new Map(large.map(([name, value]) => [foldText(name).text, value]));
    scales.set(numberWords, known);
  }
  return known.get(word);
}

interface Shape {
  readonly separator: string;
  readonly whole: RegExp;
}

const shapes = new WeakMap<NumberProfile, readonly Shape[]>();

/** The shapes of one number in a language: ungrouped first, then by each separator (India groups by two as well). */
function shapesOf(profile: NumberProfile): readonly Shape[] {
  const known = shapes.get(profile);
  if (known !== undefined) return known;
  const made = ['', ...profile.group].map((separator): Shape => {
    const mark = escape(separator);
    const grouped = separator === '' ? '\\d+' : `\\d{1,3}(?:${mark}\\d{2,3})*${mark}\\d{3}`;
    const points = profile.decimal.filter((point) => point !== separator).map(escape);
    return {
      separator,
      whole: new RegExp(`^(${grouped})${points.length === 0 ? '' : `(?:[${points.join('')}](\\d+))?`}$`),
    };
  });
  shapes.set(profile, made);
  return made;
}

function escape(separator: string): string {
  return separator.replace(/[.\\\]^-]/g, '\\$&');
}
