import { DEFAULT_PROSE_KEYS } from '../../domain/clauses/clause.js';
import { findFrontMatter } from '../../domain/clauses/find-front-matter.js';
import { readFrontMatter } from '../importers/front-matter.js';

/** The front matter of a text as data; null where it has none. */
export function frontMatterOf(text: string): Readonly<Record<string, unknown>> | null {
  const block = findFrontMatter(text);
  if (block === null || block === 'unclosed') return null;
  return readFrontMatter(text.slice(block.start, block.end), block.start, DEFAULT_PROSE_KEYS).frontMatter
    .data;
}

/** Where the body of a text begins. */
export function bodyStart(text: string): number {
  const block = findFrontMatter(text);
  return block === null || block === 'unclosed' ? 0 : block.next;
}

/** The date in the front matter of a text, as it was typed, if it is one (ISO 8601). */
export function dateOf(text: string): string | null {
  const date = frontMatterOf(text)?.date;
  return typeof date === 'string' && /^\d{4}-\d\d-\d\d(?:[T ][\d:.+Z-]*)?$/.test(date) ? date : null;
}
