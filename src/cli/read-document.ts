import type { SplitDocument } from '../domain/clauses/clause.js';
import { type LanguageTag, parseLanguageTag } from '../domain/languages/language-tag.js';
import { DomainError } from '../domain/errors.js';
import { readMarkdown } from '../formats/importers/markdown.js';
import { aboutDocument, readBytes } from './about-file.js';
import { proseKeysOf } from './prose-keys.js';

/** What a stateless command reads: the document and its bytes. */
export interface DocumentFile {
  readonly document: SplitDocument;
  readonly bytes: Uint8Array;
}

/**
 * Reads a Markdown file as an import would, of any size. `proseKeys` is a list with commas, as typed.
 * @throws DomainError as `readMarkdown`, naming the file; where the file cannot be read.
 */
export async function readDocumentFile(path: string, proseKeys?: string): Promise<DocumentFile> {
  const bytes = await readBytes(path);
  const keys = proseKeysOf(proseKeys);
  const document = await aboutDocument(path, () =>
    readMarkdown(bytes, { isOwnFile: true, ...(keys !== undefined && { proseKeys: keys }) }),
  );
  return { document, bytes };
}

/**
 * The language that the front matter names, or English.
 * @throws DomainError `unknown-language`, naming the file.
 */
export function sourceLanguageOf(path: string, { language }: SplitDocument): LanguageTag {
  try {
    return parseLanguageTag(language ?? 'en');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError(error.code, `${path}: ${error.message}`);
  }
}
