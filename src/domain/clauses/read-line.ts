import type { ClauseKind, SourceRange } from './clause.js';
import { readHtmlLine } from './html-lines.js';
import type { LineClass } from './line-class.js';
import { readBareNumber, readMarker } from './read-marker.js';
import type { SourceLine } from './source-lines.js';
import { isBlank } from './source-lines.js';

const HEADING = /^(#{1,6})(?:[ \t]|$)|^(#{2,6})(?=\p{L})/u;
const HINT = /^<!-- concord: ([a-z]+)(?: ([^\s[].*?))?(?: \[(\S{1,99}) in (-|\d{1,9})\])? -->$/;
/** Emphasis around a marker closes within this many characters. */
const LONGEST_MARKER = 32;
const BULLETS = '-*+•‣◦▪·';
/** A dash begins an item only where its neighbour does too; else it is a signature, or speech. */
const DASHES = '–—';
const KINDS: Readonly<Record<ClauseKind, true>> = {
  title: true,
  subtitle: true,
  heading: true,
  preamble: true,
  clause: true,
  subclause: true,
  paragraph: true,
  closing: true,
  item: true,
  quote: true,
  cell: true,
  footnote: true,
  field: true,
};

/** The lines with words right before and after a line. */
export type Neighbours = readonly (SourceLine | undefined)[];

/** Reads `## Heading`, and `##Heading` as it is often typed; one `#` without a blank is a hashtag. */
export function readHeading(text: string, line: SourceLine): LineClass | null {
  const content = text.slice(line.from, line.to);
  const match = HEADING.exec(content);
  if (match === null) return null;
  const level = (match[1] ?? match[2] ?? '').length;
  const closing = /[ \t]#+$/.exec(content);
  const end = closing === null ? line.to : line.from + closing.index;
  const from = skipBlanks(text, line.from + level, end);
  const head = readHead(text, from, end);
  const marker = head.marker ?? (head.emphasis === 0 ? readBareNumber(text, from, end) : null);
  return { type: 'heading', level, from, to: trimEnd(text, from, end), emphasis: head.emphasis, marker };
}

/** Reads a line that begins with a tag: structure, words between tags, or plain text. */
export function readTagged(text: string, line: SourceLine, open: boolean): LineClass {
  const content = text.slice(line.from, line.to);
  const html = readHtmlLine(text, line.from, line.to, open);
  if (html?.type === 'structure')
    return /page-?break/i.test(content) ? { type: 'page' } : { type: 'structure' };
  if (html?.type !== 'words') return readText(text, line);
  return {
    type: 'text',
    bullet: null,
    footnote: null,
    from: html.from,
    to: html.to,
    ...readHead(text, html.from, html.to),
  };
}

/** Reads a comment that tells what the next block is; null where it is another comment. */
export function readHint(content: string): LineClass | null {
  const [, kind = '', marker, number, parent] = HINT.exec(content) ?? [];
  if (!isKind(kind)) return null;
  return {
    type: 'hint',
    hint: {
      kind,
      marker: marker === undefined ? null : readMarker(marker, 0, marker.length),
      place:
        number === undefined
          ? null
          : { number: number === '-' ? null : number, parent: parent === '-' ? null : Number(parent) },
    },
  };
}

function isKind(word: string): word is ClauseKind {
  return Object.hasOwn(KINDS, word);
}

/** Reads `[^1]: The words`; `length` is that of the label. */
export function readFootnote(text: string, line: SourceLine, length: number): LineClass {
  const end = line.from + length;
  const from = skipBlanks(text, end, line.to);
  return {
    type: 'text',
    bullet: null,
    footnote: { start: line.from, end },
    from,
    to: line.to,
    marker: null,
    emphasis: 0,
  };
}

/** Reads a line of running text, with its bullet and marker. */
export function readText(text: string, line: SourceLine, neighbours: Neighbours = []): LineClass {
  const bullet = readBullet(text, line, neighbours);
  const from = bullet === null ? line.from : skipBlanks(text, bullet.end, line.to);
  return { type: 'text', bullet, footnote: null, from, to: line.to, ...readHead(text, from, line.to) };
}

function readBullet(text: string, line: SourceLine, neighbours: Neighbours): SourceRange | null {
  const end = line.from + 1;
  if (end < line.to && !isBlank(text.charCodeAt(end))) return null;
  const mark = text.charAt(line.from);
  const isDash = (other: SourceLine | undefined): boolean =>
    other !== undefined && text.charAt(other.from) === mark && isBlank(text.charCodeAt(other.from + 1));
  const isBullet = BULLETS.includes(mark) || (DASHES.includes(mark) && neighbours.some(isDash));
  return isBullet ? { start: line.from, end } : null;
}

/** A marker may stand inside emphasis: `**1.** Text`, `**Article 5**`. */
function readHead(
  text: string,
  from: number,
  to: number,
): Pick<LineClass & { type: 'text' }, 'marker' | 'emphasis'> {
  let emphasis = 0;
  const first = text[from];
  if (first !== '*' && first !== '_') return { marker: readMarker(text, from, to), emphasis };
  while (emphasis < 3 && text[from + emphasis] === first) emphasis += 1;
  const start = from + emphasis;
  const close = text.slice(start, Math.min(to, start + LONGEST_MARKER)).indexOf(first);
  const inside = close < 0 ? null : readMarker(text, start, start + close);
  return { marker: inside?.end === start + close ? inside : readMarker(text, start, to), emphasis };
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end;
}
