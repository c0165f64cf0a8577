import { asciiDigits, readTokens, type Token } from './tokens.js';

/** A number that was put in the place of another, as they stand in the target. */
export interface ReplacedNumber {
  readonly from: string;
  readonly to: string;
}

const PLAIN = /^\p{Nd}+$/u;

/**
 * Puts the numbers of a text into the translation of a similar one, where that is certain: both sources have as many
 * numbers and differ in them alone or beside them; the old number stands once in its source and once in the target, the
 * new one once in the text; both are written as digits alone. The target keeps the digits of its script.
 *
 * @param text what is to be translated.
 * @param source what the target translates.
 */
export function replaceNumbers(
  text: string,
  source: string,
  target: string,
  languages: { readonly source: string; readonly target: string },
): { readonly target: string; readonly replaced: readonly ReplacedNumber[] } {
  const nothing = { target, replaced: [] };
  const wanted = numbersOf(text, languages.source);
  const given = numbersOf(source, languages.source);
  if (wanted.length !== given.length || wanted.length === 0) return nothing;
  const written = numbersOf(target, languages.target);
  const swaps: { readonly at: Token; readonly to: string }[] = [];
  for (const [place, old] of given.entries()) {
    const fresh = wanted[place];
    if (fresh === undefined || fresh.key === old.key) continue;
    const places = written.filter(({ key }) => key === old.key);
    const [at] = places;
    const isCertain =
      at !== undefined &&
      places.length === 1 &&
      count(given, old) === 1 &&
      count(wanted, fresh) === 1 &&
      [old, fresh, at].every((number) => PLAIN.test(number.text));
    if (!isCertain) continue;
    swaps.push({ at, to: inDigitsOf(at.text, fresh.key) });
  }
  let result = target;
  for (const { at, to } of [...swaps].sort((one, other) => other.at.start - one.at.start))
    result = `${result.slice(0, at.start)}${to}${result.slice(at.end)}`;
  return { target: result, replaced: swaps.map(({ at, to }) => ({ from: at.text, to })) };
}

function numbersOf(text: string, language: string): Token[] {
  return readTokens(text, language).filter(({ kind }) => kind === 'number');
}

function count(numbers: readonly Token[], { key }: Token): number {
  return numbers.filter((number) => number.key === key).length;
}

/** `digits` of ASCII, written with the digits that `example` has. */
function inDigitsOf(example: string, digits: string): string {
  const first = String.fromCodePoint(example.codePointAt(0) ?? 0);
  const zero = (first.codePointAt(0) ?? 0) - Number(asciiDigits(first));
  return [...digits].map((digit) => String.fromCodePoint(zero + Number(digit))).join('');
}
