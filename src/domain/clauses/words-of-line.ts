import type { PhysicalLine } from './clause-draft.js';
import type { FollowingMarkers } from './following-markers.js';
import type { ClassedLine, LineClass } from './line-class.js';
import type { MarkerInText } from './marker-in-text.js';
import type { Marker } from './read-marker.js';
import { isSectionWord } from './read-marker.js';
import { isBlank } from './source-lines.js';

type WordsLine = ClassedLine & { readonly is: LineClass & { readonly type: 'text' | 'heading' } };

/** The words of a marked line, and the emphasis that opened before its marker. */
interface PlacedWords {
  readonly words: PhysicalLine;
  readonly emphasisFrom: number | null;
  readonly emphasisRun: string;
  /** A mark stands between the marker and the words: `**Article 4** – Words`. */
  readonly isDelimited: boolean;
}

const DELIMITER = /[–—:.-][ \t]+/y;

/**
 * Finds where the words begin after a marker. A marker that is the whole line stays part of the words if
 * `keepsAlone`: “Article 5” is a heading that is translated.
 */
export function placeWords(
  text: string,
  { line, is }: WordsLine,
  marker: Marker | null,
  keepsAlone: boolean,
): PlacedWords {
  const whole: PhysicalLine = { from: is.from, to: is.to, end: line.end };
  const run = text.slice(is.from, is.from + is.emphasis);
  if (marker === null) return { words: whole, emphasisFrom: null, emphasisRun: '', isDelimited: false };
  const closesAtOnce = run !== '' && text.startsWith(run, marker.end);
  let from = closesAtOnce ? marker.end + run.length : marker.end;
  while (from < is.to && isBlank(text.charCodeAt(from))) from += 1;
  DELIMITER.lastIndex = from;
  const delimiter = closesAtOnce && isSectionWord(marker) ? (DELIMITER.exec(text)?.[0] ?? '') : '';
  from += delimiter.length;
  const isAlone = from >= is.to || (run !== '' && text.startsWith(run, from) && from + run.length >= is.to);
  if (isAlone && keepsAlone) return { words: whole, emphasisFrom: null, emphasisRun: '', isDelimited: false };
  return {
    words: { ...whole, from: Math.min(from, is.to) },
    emphasisFrom: run === '' || closesAtOnce ? null : is.from,
    emphasisRun: run,
    isDelimited: delimiter !== '',
  };
}

/** What the further lines of a paragraph begin with: quote marks, and blanks as wide as the list marker. */
export function prefixOfFurtherLines(text: string, { line, is }: WordsLine, from: number): string {
  const outer = text.slice(line.start, line.from).replace(/[^>\s]/g, ' ');
  const bullet = is.type === 'text' ? is.bullet : null;
  const isList = bullet !== null || /^\d{1,9}[.)]\s/.test(text.slice(line.from, from + 1));
  return isList ? outer + ' '.repeat(Math.max(0, (bullet === null ? from : is.from) - line.from)) : outer;
}

/** The words of a line that a hint stands before; the marker that the hint names stays outside if the line repeats it. */
export function wordsAfterHint(text: string, classed: WordsLine, marker: Marker | null): PlacedWords {
  const { line, is } = classed;
  if (marker !== null && is.marker?.typed === marker.typed)
    return placeWords(text, classed, is.marker, isSectionWord(marker));
  const words = { from: line.from, to: line.to, end: line.end };
  return { words, emphasisFrom: null, emphasisRun: '', isDelimited: false };
}

/** True where the lines from `at` on are the words of a heading that a line of `===` or `---` closes. */
export function isUnderlined(lines: readonly ClassedLine[], at: number): boolean {
  for (let next = at + 1; ; next += 1) {
    const is = lines[next]?.is;
    if (is?.type === 'underline') return true;
    if (is?.type !== 'text' || is.bullet !== null || is.footnote !== null) return false;
  }
}

/** A marker at the head of a line, as the numbering needs to see it. */
export function markerIn(
  text: string,
  { line, is }: ClassedLine & { readonly is: LineClass & { readonly type: 'text' } },
  marker: Marker,
  opensBlock: boolean,
  following: FollowingMarkers,
): MarkerInText {
  const opensLine = line.start === 0 || endsByItself(text, line.start);
  return { marker, indent: line.indent, opensBlock, bulleted: is.bullet !== null, opensLine, following };
}

/** Shorter lines were not wrapped: there was room for the next word. */
const WRAPPED_FROM = 40;

/** True where the line before `start` ends by itself: with a mark that ends a phrase, or before it is full. */
function endsByItself(text: string, start: number): boolean {
  const end = start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
  const before = text.slice(Math.max(0, end - WRAPPED_FROM), end);
  return /[:;.!?…–—][ \t]*$/.test(before) || /[\r\n]/.test(before) || end < WRAPPED_FROM;
}
