import type { LanguageProfile } from '../languages/language-profile.js';
import { findPhrases } from './find-phrases.js';
import type { LabelInText, LabelReading } from './read-labels.js';
import { readLabel } from './read-labels.js';

/** A reference to a numbered part: “paragraph 4 (b)”. */
export interface Reference {
  /** The numbers and labels after the word, each with all that it may mean. */
  readonly path: readonly (readonly LabelReading[])[];
  readonly start: number;
  readonly end: number;
}

const NUMBER =
  /^[\s\u00a0№#]{0,3}(?:n\.?[ºo°]s?\s?)?(\p{Nd}{1,4}|[IVXLC]{1,8}(?![\p{L}\p{M}]))(?:[.](\p{Nd}{1,3}|[a-z](?![\p{L}])))*/u;
const LABEL = /^[.,]?[\s\u00a0]?[(（]?[ \u00a0]?(\p{L}[\p{L}\p{M}\u0640]{0,5}|\p{Nd}{1,2})[ \u00a0]?[)）]/u;
/** `paragraphs 4 (b), 5 and 6 (a)` is three references. */
const NEXT = /^(?:\s?[,،、]\s?|\s(?:\p{L}{1,3})\s|\s?[–-]\s?)(?=\p{Nd})/u;
const MOST = 8;

/**
 * The references of a text: a word for a numbered part, a number, labels. References without a number
 * (“sub-paragraph (b)”) have a path of labels only.
 *
 * @param prose as `proseOf` gives it.
 */
export function readReferences(prose: string, profile: LanguageProfile): Reference[] {
  const words = phrasesOf(profile);
  const found = findPhrases(prose, words, profile.words).flatMap(({ start, end }) =>
    readAfter(prose, start, end, profile.letters),
  );
  // “sub-paragraph (b) of paragraph 4” is read by both words; each reads its own part.
  return found.sort((a, b) => a.start - b.start);
}

/** True where a label belongs to a reference, not to a list: “4 (b)”. */
export function isInReference(label: LabelInText, prose: string, references: readonly Reference[]): boolean {
  return (
    /\p{Nd}[ \u00a0]?$/u.test(prose.slice(Math.max(0, label.start - 3), label.start)) ||
    references.some(({ start, end }) => label.start >= start && label.end <= end)
  );
}

function readAfter(prose: string, start: number, after: number, letters: readonly string[]): Reference[] {
  const references: Reference[] = [];
  let from = start;
  let at = after;
  for (let left = MOST; left > 0; left -= 1) {
    const { path, end } = readPath(prose, at, letters);
    if (path.length === 0) break;
    references.push({ path, start: from, end });
    const next = NEXT.exec(prose.slice(end, end + 8));
    if (next === null) break;
    from = at = end + next[0].length;
  }
  return references;
}

const LONGEST = 40;

function readPath(prose: string, from: number, letters: readonly string[]): Pick<Reference, 'path' | 'end'> {
  const path: LabelReading[][] = [];
  let at = from;
  const number = NUMBER.exec(prose.slice(at, at + LONGEST));
  if (number !== null) {
    at += number[0].length;
    for (const part of number[0].replace(/^.*?(?=\p{Nd}|[IVXLC])/u, '').split('.'))
      path.push(readLabel(part.trim(), letters));
  }
  for (let left = 4; left > 0; left -= 1) {
    const rest = prose.slice(at, at + LONGEST);
    const label = LABEL.exec(rest);
    if (label === null) break;
    const readings = readLabel(label[1] ?? '', letters);
    if (readings.length === 0) break;
    path.push(readings);
    at += label[0].length;
  }
  return { path: path.filter((readings) => readings.length > 0), end: at };
}

const known = new WeakMap<object, readonly string[]>();

function phrasesOf({ references }: LanguageProfile): readonly string[] {
  if (references === null) return [];
  let phrases = known.get(references);
  if (phrases === undefined) known.set(references, (phrases = Object.values(references).flat()));
  return phrases;
}
