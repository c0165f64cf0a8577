import type { Clause } from '../../domain/clauses/clause.js';
import type { SourceLine } from '../../domain/clauses/source-lines.js';
import { readLines } from '../../domain/clauses/source-lines.js';

/** Where a block stands on its line: columns before it and block quotes around it. */
export interface BlockPlace {
  /** Columns before the first character, counted from the innermost quote mark. */
  readonly indent: number;
  /** Columns before the first quote mark; the same as `indent` where there is none. */
  readonly outerIndent: number;
  readonly quote: number;
}

/** Where a cell stands: the offset of its line names the row; columns count from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
  readonly isHead: boolean;
}

const AT_THE_MARGIN: BlockPlace = { indent: 0, outerIndent: 0, quote: 0 };
const DELIMITER = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\||$)/;

/** Finds the places of clauses in their source. It reads on from clause to clause, so ask in reading order. */
export class SourceLayout {
  private readonly lines: readonly SourceLine[];
  private line = 0;
  private cell: CellPlace = { row: -1, column: 0, isHead: false };
  private cellEnd = 0;

  constructor(private readonly text: string) {
    this.lines = readLines(text, 0);
  }

  placeOf({ slot, ranges }: Clause): BlockPlace {
    const line = slot.type === 'scalar' ? undefined : this.lineAt(ranges[0]?.start ?? 0);
    return line === undefined ? AT_THE_MARGIN : placeOfLine(this.text, line);
  }

  /** Empty cells are no clauses: the column counts them. */
  cellOf({ ranges }: Clause): CellPlace {
    const [range = { start: 0, end: 0 }] = ranges;
    const row = this.lineAt(range.start)?.start ?? 0;
    const isSameRow = row === this.cell.row;
    const gap = this.text.slice(isSameRow ? this.cellEnd : row, range.start);
    const borders =
      (isSameRow ? gap : gap.replace(/^[\s>]*\|/, '')).replace(/\\./g, '').split('|').length - 1;
    const column = isSameRow ? this.cell.column + borders : borders;
    this.cell = { row, column, isHead: isSameRow ? this.cell.isHead : this.isHead() };
    this.cellEnd = range.end;
    return this.cell;
  }

  private isHead(): boolean {
    const next = this.lines[this.line + 1];
    return next !== undefined && DELIMITER.test(this.text.slice(next.start, next.to));
  }

  private lineAt(offset: number): SourceLine | undefined {
    while ((this.lines[this.line + 1]?.start ?? Infinity) <= offset) this.line += 1;
    return this.lines[this.line];
  }
}

/** The place of whatever begins on a line. */
export function placeOfLine(text: string, { start, from, indent, quote }: SourceLine): BlockPlace {
  if (quote === 0) return { indent, outerIndent: indent, quote };
  return { indent, outerIndent: text.slice(start, from).indexOf('>'), quote };
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
