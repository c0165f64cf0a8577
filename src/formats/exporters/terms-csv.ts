import type { TermEntry, TermRendering } from '../../domain/terms/term.js';
import { neutralCell, TERM_COLUMNS, type TermColumn } from '../term-csv.js';

/** The lines of a termbase as CSV (RFC 4180), UTF-8 with a byte order mark: spreadsheets ask for it. */
export async function* termsCsv(
  terms: AsyncIterable<TermEntry & { readonly id: string }>,
): AsyncGenerator<string> {
  yield `\ufeff${TERM_COLUMNS.join(',')}\r\n`;
  for await (const term of terms)
    for (const [at, rendering] of term.renderings.entries()) {
      const row = { ...renderingCells(term.id, rendering), ...(at === 0 ? entryCells(term) : {}) };
      yield `${TERM_COLUMNS.map((column) => quoted(neutralCell(row[column] ?? ''))).join(',')}\r\n`;
    }
}

type Cells = Partial<Record<TermColumn, string>>;

function renderingCells(entry: string, { language, text, kind, variants, note }: TermRendering): Cells {
  const listed = variants.map((variant) => variant.replaceAll('|', '\\|')).join('|');
  return { entry, language, text, kind, variants: listed, rendering_note: note ?? '' };
}

function entryCells(term: TermEntry): Cells {
  return {
    source_language: term.sourceLanguage,
    part_of_speech: term.partOfSpeech ?? '',
    definition: term.definition ?? '',
    note: term.note ?? '',
    do_not_translate: term.doNotTranslate ? 'yes' : '',
    communique: term.communique ?? '',
  };
}

function quoted(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
