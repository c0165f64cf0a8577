import type { SplitDocument } from '../../domain/clauses/clause.js';
import { isTranslatable } from '../../domain/clauses/clause.js';
import { splitClauses } from '../../domain/clauses/split-clauses.js';
import { DomainError } from '../../domain/errors.js';
import { decodeText, lineAt } from './decode-text.js';
import { readFrontMatter } from './front-matter.js';

/** Longest clause that is taken, in UTF-8 bytes. */
export const LONGEST_CLAUSE = 64 * 1024;

/** How a document is to be read. */
export interface MarkdownOptions {
  /** Front-matter keys whose values are prose; `title`, `excerpt`, `description` and `tags` if not said. */
  readonly proseKeys?: readonly string[];
  /** The file is the caller's own, read on their machine: limits of size guard nobody. */
  readonly isOwnFile?: boolean;
}

/**
 * Reads a Markdown document: bytes to clauses.
 * @throws DomainError as `decodeText`; broken-front-matter, clause-too-large or empty-document, saying where.
 */
export function readMarkdown(bytes: Uint8Array, options: MarkdownOptions = {}): SplitDocument {
  const { isOwnFile = false, ...reading } = options;
  const text = decodeText(bytes, isOwnFile);
  const document = splitClauses(text, { readFrontMatter, ...reading });
  const problem = document.frontMatter?.problem ?? null;
  if (problem !== null)
    throw new DomainError(
      'broken-front-matter',
      `The front matter cannot be read, line ${String(problem.line)}: ${problem.message}`,
      {
        line: problem.line,
      },
    );
  if (!isOwnFile) refuseLongClauses(document);
  if (!document.clauses.some(isTranslatable))
    throw new DomainError('empty-document', 'The document has no text to translate.');
  return document;
}

function refuseLongClauses({ text, clauses }: SplitDocument): void {
  const isLong = (words: string): boolean =>
    words.length * 3 > LONGEST_CLAUSE && new TextEncoder().encode(words).length > LONGEST_CLAUSE;
  const long = clauses.find((clause) => isLong(clause.text));
  if (long === undefined) return;
  const line = lineAt(text, long.ranges[0]?.start ?? 0);
  throw new DomainError(
    'clause-too-large',
    `The paragraph in line ${String(line)} is longer than 64 kB; split it.`,
    { line },
  );
}
