import { DomainError } from '../../domain/errors.js';
import { RENDERING_KINDS, type RenderingKind, type TermRendering } from '../../domain/terms/term.js';
import { plainCell, TERM_COLUMNS, type TermColumn } from '../term-csv.js';
import { type FileTerm, fileTerm } from './file-term.js';
import { type CsvRecord, readCsv } from './read-csv.js';

type CsvRow = Readonly<Partial<Record<TermColumn, string>>>;

interface OpenEntry {
  readonly name: string;
  readonly line: number;
  readonly rows: CsvRow[];
}

const NEEDED: readonly TermColumn[] = ['entry', 'language', 'text'];
const YES: ReadonlySet<string> = new Set(['1', 'true', 'yes', 'x']);

/**
 * The entries of a termbase as CSV: a first line of column names, then a row for each rendering, those of one entry one after
 * the other.
 *
 * @param sourceLanguage of entries that do not name one.
 * @throws DomainError `invalid-input` with the line, and as `readCsv`.
 */
export async function* readTermsCsv(
  chunks: AsyncIterable<string>,
  sourceLanguage: string,
): AsyncGenerator<FileTerm> {
  let columns: readonly TermColumn[] | null = null;
  let open: OpenEntry | undefined;
  const closed = new Set<string>();
  for await (const record of readCsv(chunks)) {
    if (columns === null) {
      columns = readHeader(record);
      continue;
    }
    const row = readRow(record, columns);
    const name = row.entry ?? '';
    if (name === '') throw problem(record, 'names no entry');
    if (open?.name !== name) {
      if (open !== undefined) yield close(open, sourceLanguage);
      if (closed.has(name)) throw problem(record, `goes on with the entry “${name}”, which had ended before`);
      closed.add(name);
      open = { name, line: record.line, rows: [] };
    }
    open.rows.push({ ...row, kind: kindOf(row, record) });
  }
  if (columns === null)
    throw new DomainError('invalid-input', 'The file is empty: line 1 names the columns.');
  if (open !== undefined) yield close(open, sourceLanguage);
}

function readHeader(record: CsvRecord): readonly TermColumn[] {
  const names = record.cells.map((cell) => cell.trim().toLowerCase());
  const unknown = names.find((name) => !(TERM_COLUMNS as readonly string[]).includes(name));
  if (unknown !== undefined)
    throw problem(record, `names a column “${unknown}”; there are: ${TERM_COLUMNS.join(', ')}`);
  const missing = NEEDED.find((name) => !names.includes(name));
  if (missing !== undefined) throw problem(record, `names no column “${missing}”`);
  if (new Set(names).size < names.length) throw problem(record, 'names a column twice');
  return names as readonly TermColumn[];
}

function readRow(record: CsvRecord, columns: readonly TermColumn[]): CsvRow {
  if (record.cells.length > columns.length)
    throw problem(
      record,
      `has ${String(record.cells.length)} cells, and there are ${String(columns.length)} columns`,
    );
  return Object.fromEntries(
    columns.map((column, at) => [column, plainCell(record.cells[at] ?? '')] as const),
  );
}

function kindOf({ kind = '' }: CsvRow, record: CsvRecord): RenderingKind {
  const named = kind.trim().toLowerCase();
  if (named === '') return 'preferred';
  const found = RENDERING_KINDS.find((one) => one === named);
  if (found === undefined)
    throw problem(record, `has the kind “${kind}”; there are: ${RENDERING_KINDS.join(', ')}`);
  return found;
}

function close({ name, line, rows }: OpenEntry, sourceLanguage: string): FileTerm {
  const first = (column: TermColumn): string | null =>
    rows.map((row) => row[column] ?? '').find((cell) => cell.trim() !== '') ?? null;
  return fileTerm(name, line, {
    sourceLanguage: first('source_language') ?? sourceLanguage,
    definition: first('definition'),
    partOfSpeech: first('part_of_speech'),
    note: first('note'),
    status: 'approved',
    doNotTranslate: YES.has((first('do_not_translate') ?? '').trim().toLowerCase()),
    communique: first('communique'),
    renderings: rows.map((row): TermRendering => ({
      language: row.language ?? '',
      text: row.text ?? '',
      kind: (row.kind ?? 'preferred') as RenderingKind,
      variants: readVariants(row.variants ?? ''),
      note: row.rendering_note === '' ? null : (row.rendering_note ?? null),
      status: 'approved',
    })),
  });
}

/** `a|b`; a bar within a variant is typed `\|`. */
function readVariants(cell: string): string[] {
  return cell === '' ? [] : cell.split(/(?<!\\)\|/).map((variant) => variant.replaceAll('\\|', '|'));
}

function problem({ line }: CsvRecord, what: string): DomainError {
  return new DomainError('invalid-input', `Line ${String(line)} ${what}.`, { line });
}
