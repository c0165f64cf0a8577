import type { SourceRange } from '../clauses/clause.js';

/** Something may end inside: cheaper to ask than to segment. */
const INNER_END =
  /[.!?…。！？؟۔।॥։።၊။។៕༎‼⁇⁈⁉]["'”’»)\]*_]*(?:\s|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;
const SOUTH_EAST = /[\p{Script=Thai}\p{Script=Lao}]\s/u;
/** A full stop after one letter or a number of a list, or with a small letter after it, ends no sentence. */
const NO_END = /(?:^|[\s(“"'])(?:\p{L}|\d{1,3})\.\s*$/u;

const segmenters = new Map<string, Intl.Segmenter>();

/**
 * The sentences of a clause, as ranges without the blanks around them (Unicode UAX 29 by `Intl.Segmenter`); what ends in
 * an abbreviation of the language goes on.
 *
 * @param abbreviations of the language's profile, with their full stop.
 */
export function segmentSentences(
  text: string,
  language: string,
  abbreviations: readonly string[],
): SourceRange[] {
  const whole = trimmed(text, 0, text.length);
  if (whole === null) return [];
  if (!INNER_END.test(text) && !SOUTH_EAST.test(text)) return [whole];
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  const known = new Set(abbreviations.map((one) => one.toLowerCase()));
  const sentences: SourceRange[] = [];
  let start = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    const end = index + segment.length;
    if (end < text.length && goesOn(segment, text.slice(end, end + 1), known)) continue;
    const range = trimmed(text, start, end);
    if (range !== null) sentences.push(range);
    start = end;
  }
  const rest = trimmed(text, start, text.length);
  return rest === null ? sentences : [...sentences, rest];
}

function goesOn(segment: string, following: string, abbreviations: ReadonlySet<string>): boolean {
  if (/\p{Ll}/u.test(following)) return true;
  const last = /\S+(?=\s*$)/u.exec(segment)?.[0] ?? '';
  return NO_END.test(segment) || abbreviations.has(last.replace(/^[("'“*_]+/u, '').toLowerCase());
}

function trimmed(text: string, start: number, end: number): SourceRange | null {
  const part = text.slice(start, end);
  const words = part.trim();
  if (words === '') return null;
  const first = start + part.indexOf(words);
  return { start: first, end: first + words.length };
}
