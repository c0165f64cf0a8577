import type { NumberProfile } from '../../languages/language-profile.js';
import { readInline } from '../../markup/read-inline.js';
import { toAsciiDigits } from '../../numbering/read-digits.js';
import type { Check } from '../check.js';
import type { Counted } from '../compare-multisets.js';
import { compareMultisets } from '../compare-multisets.js';

/** Bounded, so that rows of digits and separators without end are read in linear time. */
const NUMBER = /\p{Nd}+(?:[.,٫٬'’\s\u00a0\u2009\u202f]\p{Nd}+){0,11}/gu;
/** The number of a section, the same in every language whatever its decimal mark. */
const DOTTED = /^\d+(?:\.\d+)+$/;
const SPACES = /[\s\u00a0\u2009\u202f]/g;
/** Addresses written out are the business of another check. */
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\S{1,64}@\S+/giu;

/**
 * The same numbers, each as often. Digits of any script count as digits, and each language groups and points its
 * numbers in its own way: `1,000.5` in English is `1 000,5` in French and `١٬٠٠٠٫٥` in Arabic.
 */
export const numbers: Check = {
  id: 'numbers',
  severity: 'error',
  run: ({ source, target, sourceProfile, profile }) =>
    compareMultisets(
      numbersIn(source, sourceProfile.numbers),
      numbersIn(target, profile.numbers),
      target.length,
    ),
};

function numbersIn(text: string, profile: NumberProfile): Counted[] {
  const prose = blankOut(text);
  return [...prose.matchAll(NUMBER)].flatMap(({ 0: written, index }) => readNumbers(written, index, profile));
}

/** The text with everything but prose blanked out, so that places stay: link destinations, tags, note marks, addresses. */
function blankOut(text: string): string {
  if (!/\p{Nd}/u.test(text)) return '';
  const prose = readInline(text).map((token) => {
    const raw = text.slice(token.start, token.end);
    return ['link-close', 'html', 'autolink', 'footnote'].includes(token.type) ? '_'.repeat(raw.length) : raw;
  });
  return prose.join('').replace(ADDRESS, (address) => '_'.repeat(address.length));
}

/** One number if its separators group and point as the language does; else its parts, each a number of its own. */
function readNumbers(written: string, index: number, profile: NumberProfile): Counted[] {
  const ascii = toAsciiDigits(written).replace(SPACES, ' ');
  const value = valueOf(ascii, profile);
  if (value !== null || DOTTED.test(ascii)) return [counted(value ?? ascii, written, index)];
  // Too many parts for one number (“1990, 1991” or a date): the widest beginning that is one, then the rest.
  const parts = [...written.matchAll(/\p{Nd}+/gu)];
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const last = parts[length - 1];
    const next = parts[length];
    if (last === undefined || next === undefined) break;
    const head = written.slice(0, last.index + last[0].length);
    const read = valueOf(toAsciiDigits(head).replace(SPACES, ' '), profile);
    if (read === null) continue;
    return [
      counted(read, head, index),
      ...readNumbers(written.slice(next.index), index + next.index, profile),
    ];
  }
  return [];
}

/** The canonical form of a number (`1000.5`), or null where the separators do not make one number. */
function valueOf(ascii: string, profile: NumberProfile): string | null {
  if (/^\d+$/.test(ascii)) return ascii.replace(/^0+(?=\d)/, '');
  for (const { separator, whole } of shapesOf(profile)) {
    const [match, integer = '', fraction] = whole.exec(ascii) ?? [];
    if (match === undefined) continue;
    const digits = separator === '' ? integer : integer.replaceAll(separator, '');
    return fraction === undefined ? digits : `${digits}.${fraction}`;
  }
  return null;
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

function counted(key: string, written: string, index: number): Counted {
  return { key, range: [index, index + written.length], params: { number: written } };
}

function escape(separator: string): string {
  return separator.replace(/[.\\\]^-]/g, '\\$&');
}
