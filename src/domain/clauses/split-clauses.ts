import { ClauseReader } from './clause-reader.js';
import type { Clause, SplitDocument, SplitOptions } from './clause.js';
import { DEFAULT_PROSE_KEYS } from './clause.js';
import { classifyLines } from './classify-lines.js';
import { findFrontMatter } from './find-front-matter.js';
import { readLines } from './source-lines.js';

/**
 * Splits a Markdown text into its clauses. Any text is taken: what cannot be read stays as structure, and
 * `joinClauses(splitClauses(text))` is the text again. Linear in the length of the text.
 *
 * Front matter is read only if `readFrontMatter` is given; what is wrong with it is told in `frontMatter.problem`.
 */
export function splitClauses(text: string, options: SplitOptions = {}): SplitDocument {
  const found = findFrontMatter(text);
  const block = found === 'unclosed' ? null : found;
  const read =
    block === null
      ? undefined
      : options.readFrontMatter?.(
          text.slice(block.start, block.end),
          block.start,
          options.proseKeys ?? DEFAULT_PROSE_KEYS,
        );
  const fields = (read?.fields ?? []).map((field, index): Clause => ({
    index,
    kind: 'field',
    number: null,
    marker: null,
    depth: 0,
    parent: null,
    text: field.text,
    ranges: [field.range],
    slot: field.slot,
  }));
  const data = read?.frontMatter.data ?? {};
  const named = typeof data.title === 'string' && data.title !== '' ? data.title : null;
  const start = read === undefined ? skipByteOrderMark(text) : (block?.next ?? 0);
  const body = new ClauseReader(text, fields.length, named === null).read(
    classifyLines(text, readLines(text, start)),
  );
  const title = named ?? body.find((clause) => clause.kind === 'title')?.text ?? null;
  return {
    text,
    title,
    language: languageOf(data),
    frontMatter:
      read?.frontMatter ?? (found === 'unclosed' && options.readFrontMatter !== undefined ? UNCLOSED : null),
    clauses: [...fields, ...body],
  };
}

/** What is said of front matter that is opened and never closed. */
const UNCLOSED = {
  data: {},
  problem: { message: 'it is opened by “---” and never closed.', line: 1 },
} as const;

function skipByteOrderMark(text: string): number {
  return text.startsWith('\ufeff') ? 1 : 0;
}

function languageOf(data: Readonly<Record<string, unknown>>): string | null {
  const language = data.lang ?? data.language;
  return typeof language === 'string' && language !== '' ? language : null;
}
