import type { SplitDocument } from '../../src/domain/clauses/clause.js';

/** A split document as a page that a person can check: a line a clause, indented by depth. */
export function outline(document: SplitDocument): string {
  const lines = document.clauses.map((clause) => {
    const number = clause.number === null ? '' : ` ${clause.number}`;
    const marker = clause.marker === null ? '' : ` ⟨${clause.marker}⟩`;
    const parts = clause.ranges.length > 1 ? ` (in ${String(clause.ranges.length)} parts)` : '';
    return `${'    '.repeat(clause.depth)}${clause.kind}${number}${marker}${parts} │ ${clause.text.replaceAll('\n', '⏎')}`;
  });
  return `title: ${document.title ?? '–'}\n${lines.join('\n')}\n`;
}
