import { readFile } from 'node:fs/promises';
import type { SplitDocument } from '../domain/clauses/clause.js';
import { DomainError } from '../domain/errors.js';
import { readMarkdown } from '../formats/importers/markdown.js';

/** What a stateless command reads: the document, its bytes, and its targets where there are any. */
export interface DocumentFile {
  readonly document: SplitDocument;
  readonly bytes: Uint8Array;
}

/**
 * Reads a Markdown file as an import would, of any size. `proseKeys` is a list with commas, as typed.
 * @throws DomainError as `readMarkdown`; errors of the file system.
 */
export async function readDocumentFile(path: string, proseKeys?: string): Promise<DocumentFile> {
  const bytes = await readFile(path);
  const keys = proseKeys
    ?.split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '');
  return {
    document: readMarkdown(bytes, { isOwnFile: true, ...(keys !== undefined && { proseKeys: keys }) }),
    bytes,
  };
}

/**
 * Reads `{"<index>": "target text", …}`.
 * @throws DomainError `invalid-input` with one line for each entry that is no clause of the document, or no text.
 */
export async function readTargetsFile(path: string, document: SplitDocument): Promise<Map<number, string>> {
  const data = parseJson(await readFile(path, 'utf8'), path);
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new DomainError(
      'invalid-input',
      `“${path}” must hold an object of clause indices and target texts.`,
    );
  const targets = new Map<number, string>();
  const problems: string[] = [];
  for (const [key, value] of Object.entries(data)) {
    const index = /^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : Infinity;
    if (index >= document.clauses.length)
      problems.push(
        `“${path}”: “${key}” is not the index of a clause; the document has 0 to ${String(document.clauses.length - 1)}.`,
      );
    else if (typeof value !== 'string')
      problems.push(`“${path}”: the target of clause ${key} is not a text.`);
    else targets.set(index, value);
  }
  if (problems.length > 0) throw new DomainError('invalid-input', problems.join('\n'));
  return targets;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new DomainError('invalid-input', `“${path}” is not JSON: ${(error as Error).message}.`);
  }
}
