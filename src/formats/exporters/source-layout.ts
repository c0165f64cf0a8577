import type { Clause } from '../../domain/clauses/clause.js';

/** The level that a heading was typed with: 1–6 for `#`, 1 or 2 for an underline, 3 for a plain line (“Article 5”). */
export function headingLevel(text: string, clause: Clause): number {
  const start = clause.ranges[0]?.start ?? 0;
  const end = clause.ranges.at(-1)?.end ?? 0;
  const hashes = /^[ \t>]*(#{1,6})/.exec(text.slice(lineStart(text, start), start))?.[1];
  if (hashes !== undefined) return hashes.length;
  const next = text.slice(end, end + 200).split(/\r\n|\n|\r/, 2)[1] ?? '';
  const underline = /^[ \t>]*([=-])[=-]*\s*$/.exec(next)?.[1];
  return underline === undefined ? 3 : underline === '=' ? 1 : 2;
}

/** Where a cell stands: the offset of its line names the row; columns count from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly isHead: boolean;
}

export function cellPlace(text: string, clause: Clause): CellPlace {
  const start = clause.ranges[0]?.start ?? 0;
  const row = lineStart(text, start);
  const before = text.slice(row, start).replace(/^\s*\|/, '');
  const lineEnd = text.indexOf('\n', start);
  const nextEnd = lineEnd < 0 ? -1 : text.indexOf('\n', lineEnd + 1);
  const next = lineEnd < 0 ? '' : text.slice(lineEnd + 1, nextEnd < 0 ? text.length : nextEnd);
  return {
    row,
    column: before.replace(/\\./g, '').split('|').length - 1,
    isHead: /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\||$)/.test(next.trimEnd()),
  };
}

/** Destinations of links by reference, by label in lower case. */
export type Definitions = ReadonlyMap<string, string>;

/** Destinations that the text defines for links by reference (`[label]: https://…`), the first of a label winning. */
export function definitionsOf(text: string): Definitions {
  const found = new Map<string, string>();
  if (!text.includes(']:')) return found;
  for (const [, label = '', address = ''] of text.matchAll(
    /^[ \t>]{0,8}\[(?!\^)([^[\]\n]{1,200})\]:[ \t]*<?([^\s<>]+)/gm,
  )) {
    const key = label.trim().replace(/\s+/g, ' ').toLowerCase();
    if (!found.has(key)) found.set(key, address);
  }
  return found;
}

function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
}
