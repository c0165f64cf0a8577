import type { Edition, EditionClause } from '../../domain/assembly/edition.js';
import type { ClauseKind } from '../../domain/clauses/clause.js';
import type { EditionWords } from './edition-words.js';
import { endNotices, notesOf, topNotices } from './edition-words.js';
import type { Exporter } from './exporter.js';
import { dateOf } from './front-matter-data.js';
import type { CellPlace, Definitions } from './source-layout.js';
import { definitionsOf, SourceLayout } from './source-layout.js';
import type { StructureBlock } from './structure-blocks.js';
import { structureBlocks } from './structure-blocks.js';
import { labelOf, plainText, wordsOf } from './words-of-clause.js';

/** Columns of the margin that only numbers stand in, and of each level below the first. */
const MARGIN = 8;
const STEP = 4;
const RULE = '-'.repeat(72);
const SHORT_RULE = '-'.repeat(24);

const FURTHER: ReadonlySet<ClauseKind> = new Set<ClauseKind>(['paragraph', 'quote', 'closing']);

/**
 * Plain text with the numbers hanging in the margin: whatever begins in the margin is a number of the document,
 * whatever was typed into a clause stands beside it, further lines included.
 */
export const txt: Exporter = {
  extension: 'txt',
  mediaType: 'text/plain',
  write(edition, words) {
    const top = topNotices(words);
    const head = top.length === 0 ? [] : [top.join('\n'), RULE];
    const end = [words.statement, ...endNotices(words, edition.language)].join('\n');
    const blocks = new TextBlocks(edition, words).render();
    return `${[...head, ...blocks, RULE, end].join('\n\n')}\n`;
  },
};

/** A cell of the row that is being gathered. */
interface Cell {
  readonly words: string;
  readonly note: string | null;
}

class TextBlocks {
  private readonly blocks: string[] = [];
  private readonly layout: SourceLayout;
  private readonly definitions: Definitions;
  private table: string[] = [];
  private row: Cell[] = [];
  private rowStart = -1;

  constructor(
    private readonly edition: Edition,
    private readonly words: EditionWords,
  ) {
    this.layout = new SourceLayout(edition.sourceText);
    this.definitions = definitionsOf(edition.sourceText);
  }

  render(): string[] {
    const { clauses, sourceText } = this.edition;
    const structure = structureBlocks(
      sourceText,
      clauses.map(({ clause }) => clause),
    );
    const fields = clauses.filter(({ clause }) => clause.kind === 'field').length;
    const date = dateOf(sourceText);
    let next = 0;
    for (let index = 0; index <= clauses.length; index += 1) {
      if (index === fields && date !== null) this.push([date.slice(0, 10)], MARGIN);
      for (let block = structure[next]; block?.before === index; block = structure[++next])
        this.addStructure(block);
      const one = clauses[index];
      if (one?.clause.kind === 'cell') this.addCell(one, this.layout.cellOf(one.clause));
      else if (one !== undefined) this.addClause(one);
    }
    this.endTable();
    return this.blocks;
  }

  private addClause(one: EditionClause): void {
    const { depth, kind, parent } = one.clause;
    const { quote } = this.layout.placeOf(one.clause);
    const marker = labelOf(one)?.replace(/^[-*+]$/, '–') ?? '';
    const label = kind === 'footnote' ? marker.replace(/^\[\^(.*)\]:$/, '[$1]') : marker;
    const lines = plainText(wordsOf(one), this.definitions).split('\n');
    const note = this.noteOf(one);
    const notes = note === null ? [] : [`[${note}]`];
    // The further paragraphs of a clause stand below its words, not below a number of their own.
    const isFurther = parent !== null && FURTHER.has(kind) && this.isNumbered(parent);
    const indent = MARGIN + (isFurther ? depth - 1 : depth) * STEP;
    if (quote === 0) this.push([...lines, ...notes], indent, label);
    else this.push([...quoted(lines, quote, label), ...notes], indent);
  }

  private isNumbered(index: number): boolean {
    const kind = this.edition.clauses[index]?.clause.kind;
    return kind === 'clause' || kind === 'subclause' || kind === 'item';
  }

  private addStructure({ type, text, address }: StructureBlock): void {
    if (type === 'rule') this.push([SHORT_RULE], MARGIN);
    else if (type === 'code') this.push(text.split('\n'), MARGIN);
    else if (text !== '' || address !== '') this.push([`${text} (${address ?? ''})`.trimStart()], MARGIN);
  }

  private addCell(one: EditionClause, { row, column, isHead }: CellPlace): void {
    if (row !== this.rowStart) {
      this.endRow();
      if (isHead) this.endTable();
      this.rowStart = row;
    }
    while (this.row.length < column) this.row.push({ words: '', note: null });
    const words = plainText(wordsOf(one), this.definitions).replaceAll('\n', ' ').replaceAll('|', '\\|');
    this.row.push({ words, note: this.noteOf(one) });
  }

  /** A row whose cells all have the same mark has it once. */
  private endRow(): void {
    const { row } = this;
    if (row.length === 0) return;
    const common = row.every(({ note }) => note === row[0]?.note) ? (row[0]?.note ?? null) : null;
    const cells = row.map(({ words, note }) =>
      note === null || note === common ? words : `${words} [${note}]`,
    );
    this.table.push(cells.join(' | '));
    if (common !== null) this.table.push(`[${common}]`);
    this.row = [];
  }

  private endTable(): void {
    this.endRow();
    const lines = this.table;
    this.table = [];
    if (lines.length > 0) this.push(lines, MARGIN);
  }

  private noteOf(one: EditionClause): string | null {
    const notes = notesOf(one, this.words);
    return notes.length === 0 ? null : notes.join('; ');
  }

  private push(lines: readonly string[], indent: number, label = ''): void {
    this.endTable();
    const margin = ' '.repeat(Math.max(0, indent - STEP - 1));
    const first = label === '' ? ' '.repeat(indent) : `${margin}${label} `.padEnd(indent);
    const block = lines
      .map((line, at) => ((at === 0 ? first : ' '.repeat(indent)) + line).trimEnd())
      .join('\n');
    if (block !== '') this.blocks.push(block);
  }
}

/** A number inside a quotation is quoted with it, not printed in the margin. */
function quoted(lines: readonly string[], depth: number, label: string): string[] {
  const first = label === '' ? '' : `${label} `;
  return lines.map((line, at) => '> '.repeat(depth) + (at === 0 ? first : ' '.repeat(first.length)) + line);
}
