import type { LanguageProfile } from '../languages/language-profile.js';
import { findPhrases } from './find-phrases.js';
import { foldText } from './fold-text.js';

/**
 * How often each value stands in a text otherwise than in digits: in words, in Roman, Chinese or Ethiopic numerals.
 * What is digits in one language is a word in another (“Article 1”, « Article premier », 第一条), so these stand in
 * for digits that are not there, and are never missed themselves.
 *
 * @param prose as `proseOf` gives it.
 */
export function spelledNumbers(prose: string, profile: LanguageProfile): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (value: number): void => {
    if (value > 0) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
  };
  const named = namesOf(profile);
  for (const { phrase } of findPhrases(prose, named.phrases, profile.words)) add(named.valueOf(phrase));
  for (const [roman] of prose.matchAll(ROMAN)) add(readRoman(roman));
  for (const [han] of prose.matchAll(HAN)) add(readHan(han));
  for (const [ethiopic] of prose.matchAll(ETHIOPIC)) add(readEthiopic(ethiopic));
  return counts;
}

interface NamedNumbers {
  readonly phrases: readonly string[];
  readonly valueOf: (found: string) => number;
}

const known = new WeakMap<object, NamedNumbers>();

function namesOf({ numberWords }: LanguageProfile): NamedNumbers {
  let named = known.get(numberWords);
  if (named === undefined) known.set(numberWords, (named = nameNumbers(numberWords)));
  return named;
}

function nameNumbers(numberWords: Readonly<Record<string, number>>): NamedNumbers {
  const entries = Object.entries(numberWords).map(([name, value]) => [foldText(name).text, value] as const);
  const exact = new Map(entries);
  const stems = entries.flatMap(([name, value]) =>
    name.endsWith('*') ? [[name.slice(0, -1), value] as const] : [],
  );
  return {
    phrases: Object.keys(numberWords),
    valueOf: (found) => exact.get(found) ?? stems.find(([stem]) => found.startsWith(stem))?.[1] ?? 0,
  };
}

const ROMAN = /(?<![\p{L}\p{M}\p{N}])[IVXLCDM]{1,12}(?![\p{N}])/gu;
const ROMAN_DIGITS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 };

function readRoman(roman: string): number {
  let total = 0;
  let largest = 0;
  for (const digit of [...roman].reverse()) {
    const value = ROMAN_DIGITS[digit] ?? 0;
    total += value < largest ? -value : value;
    largest = Math.max(largest, value);
  }
  return total;
}

const HAN = /[〇零一二三四五六七八九十百千万两]{1,12}/gu;
const HAN_DIGITS = '〇一二三四五六七八九';
const HAN_POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 };

/** `二十一` by multiplying, `一九四八` by place. The value of one sign, `两` and `零` included. */
export function readHan(han: string): number {
  const digits = [...han.replaceAll('零', '〇').replaceAll('两', '二')];
  if (digits.every((digit) => HAN_DIGITS.includes(digit)))
    return Number(digits.map((digit) => HAN_DIGITS.indexOf(digit)).join(''));
  let total = 0;
  let group = 0;
  let digit = 0;
  for (const sign of digits) {
    const power = HAN_POWERS[sign];
    if (sign === '万') {
      total = (total + group + digit) * 10_000;
      group = digit = 0;
    } else if (power === undefined) {
      digit = HAN_DIGITS.indexOf(sign);
    } else {
      group += (digit === 0 ? 1 : digit) * power;
      digit = 0;
    }
  }
  return total + group + digit;
}

const ETHIOPIC = /[\u1369-\u137c]{1,12}/gu;

/** `፲፱፻፵፩` is 1941: ones (U+1369), tens (U+1372), and signs for a hundred and ten thousand. */
function readEthiopic(ethiopic: string): number {
  let total = 0;
  let group = 0;
  for (const sign of ethiopic) {
    const code = sign.charCodeAt(0) - 0x1369;
    if (code < 9) group += code + 1;
    else if (code < 18) group += (code - 8) * 10;
    else {
      total = (total + Math.max(group, total === 0 ? 1 : 0)) * (code === 18 ? 100 : 10_000);
      group = 0;
    }
  }
  return total + group;
}
