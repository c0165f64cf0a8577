import type { EditionClause } from '../../domain/assembly/edition.js';
import type { EditionWords } from './edition-words.js';
import { noticeText } from './edition-words.js';
import type { Exporter } from './exporter.js';
import type { Definitions } from './source-layout.js';
import { definitionsOf } from './source-layout.js';
import { isUntranslated, labelOf, plainText, wordsOf } from './words-of-clause.js';

/** Columns of the margin that only numbers stand in, and of each level below the first. */
const MARGIN = 8;
const STEP = 4;
const RULE = '-'.repeat(72);

/**
 * Plain text with the numbers hanging in the margin: whatever begins in the margin is a number of the document,
 * whatever was typed into a clause stands beside it, further lines included.
 */
export const txt: Exporter = {
  extension: 'txt',
  mediaType: 'text/plain',
  write(edition, words) {
    const definitions = definitionsOf(edition.sourceText);
    const blocks = edition.clauses
      .map((clause) => block(clause, words, definitions))
      .filter((text) => text !== '');
    const notices = [words.untranslatedNotice, words.staleNotice]
      .filter((notice) => notice !== null)
      .map((notice) => noticeText(notice, edition.language));
    return `${[...blocks, RULE, [words.statement, ...notices].join('\n')].join('\n\n')}\n`;
  },
};

function block(clause: EditionClause, words: EditionWords, definitions: Definitions): string {
  const { depth } = clause.clause;
  const indent = MARGIN + depth * STEP;
  const label = labelOf(clause)?.replace(/^[-*+]$/, '–') ?? '';
  const lines = plainText(wordsOf(clause), definitions).split('\n');
  if (isUntranslated(clause)) lines.push(`[${words.untranslated}]`);
  else if (clause.stale) lines.push(`[${words.stale}]`);
  const margin = ' '.repeat(Math.max(0, indent - STEP - 1));
  const first = label === '' ? ' '.repeat(indent) : `${margin}${label} `.padEnd(indent);
  return [first + (lines[0] ?? ''), ...lines.slice(1).map((line) => ' '.repeat(indent) + line)]
    .map((line) => line.trimEnd())
    .join('\n');
}
