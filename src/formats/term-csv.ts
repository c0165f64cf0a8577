/** The columns of a termbase as CSV, one rendering a row. `variants` are separated by `|`. */
export const TERM_COLUMNS = [
  'entry',
  'language',
  'text',
  'kind',
  'variants',
  'rendering_note',
  'source_language',
  'part_of_speech',
  'definition',
  'note',
  'do_not_translate',
  'communique',
] as const;

export type TermColumn = (typeof TERM_COLUMNS)[number];

/** What spreadsheets take for the beginning of a formula, and how it is kept from being one. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A cell that no spreadsheet reckons with; `plainCell` gives the text back. */
export function neutralCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell, without the apostrophe that kept it from being a formula. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
