import type { SourceRange } from './clause.js';
import { isBlank } from './source-lines.js';

const DELIMITER_ROW = /^\|?(?:[ \t]*:?-+:?[ \t]*\|)*[ \t]*:?-+:?[ \t]*\|?$/;

/** True for the line under a table's head (`|---|:--:|`); one column needs a pipe. GFM § 4.10. */
export function isDelimiterRow(row: string): boolean {
  return row.includes('-') && row.includes('|') && DELIMITER_ROW.test(row);
}

/** The cells of a table row, blanks trimmed; empty cells keep their place as empty ranges. `\|` does not end a cell. */
export function readCells(text: string, from: number, to: number): SourceRange[] {
  const cells: SourceRange[] = [];
  let start = text[from] === '|' ? from + 1 : from;
  for (let at = start; at < to; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '|') {
      cells.push(trimRange(text, start, at));
      start = at + 1;
    }
  }
  if (start < to) cells.push(trimRange(text, start, to));
  return cells;
}

function trimRange(text: string, from: number, to: number): SourceRange {
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start += 1;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}
