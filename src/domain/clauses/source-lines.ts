/** One physical line of the source. Offsets are UTF-16 code units into the whole text. */
export interface SourceLine {
  readonly start: number;
  /** Before the line ending. */
  readonly end: number;
  /** The first character after block quote marks and indentation; equals `to` on a blank line. */
  readonly from: number;
  /** After the last character that is not blank. */
  readonly to: number;
  /** Columns of white space before `from` (a tab reaches the next multiple of four). */
  readonly indent: number;
  /** How many block quotes the line is in. */
  readonly quote: number;
}

const TAB = 9;
const LF = 10;
const VT = 11;
const FF = 12;
const CR = 13;
const SPACE = 32;
const NBSP = 0xa0;
const GREATER = 62;

/** True for the blanks that may stand at either end of a line; a form feed is one of them. */
export function isBlank(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= CR && code !== LF && code !== CR) || code === NBSP;
}

/** Cuts a text into lines (LF, CRLF or a lone CR), from `offset` on. Every character belongs to one line or its ending. */
export function readLines(text: string, offset: number): SourceLine[] {
  const lines: SourceLine[] = [];
  let cr = text.indexOf('\r', offset);
  let start = offset;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    let next = end + 1;
    if (end < 0) end = next = text.length;
    if (cr >= 0 && cr < start) cr = text.indexOf('\r', start);
    if (cr >= 0 && cr < end) {
      end = cr;
      next = text.charCodeAt(cr + 1) === LF ? cr + 2 : cr + 1;
    }
    lines.push(measureLine(text, start, end));
    start = next;
  }
  return lines;
}

function measureLine(text: string, start: number, end: number): SourceLine {
  let from = start;
  let indent = 0;
  let quote = 0;
  for (; from < end; from += 1) {
    const code = text.charCodeAt(from);
    if (code === SPACE || code === NBSP) indent += 1;
    else if (code === TAB) indent += 4 - (indent % 4);
    else if (code === GREATER && (indent < 4 || quote > 0)) {
      quote += 1;
      indent = text.charCodeAt(from + 1) === SPACE ? -1 : 0;
    } else if (code !== FF && code !== VT) break;
  }
  let to = end;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1;
  return { start, end, from, to, indent: Math.max(0, indent), quote };
}
