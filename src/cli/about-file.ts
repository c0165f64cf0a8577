import { readFile } from 'node:fs/promises';
import { DomainError, type ErrorCode } from '../domain/errors.js';

/** What the system says about a file, in words. */
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no file or folder of this name.',
  EISDIR: 'This is a folder, not a file.',
  EEXIST: 'Something of this name is there already.',
  EACCES: 'There is no permission to use it.',
  EPERM: 'There is no permission to use it.',
  EROFS: 'This can only be read, not written.',
  ENOTDIR: 'This path leads through a file.',
  ENAMETOOLONG: 'This name is too long.',
  ELOOP: 'This is a link that leads to itself.',
  ENOSPC: 'The disk is full.',
  ERR_FS_FILE_TOO_LARGE: 'This is too large to be read in one piece (2 GB).',
};

/** Errors that speak of “the document”, which is the file. */
const DOCUMENT_CODES: ReadonlySet<ErrorCode> = new Set([
  'not-utf8',
  'nul-character',
  'empty-document',
  'binary-document',
  'unsupported-media-type',
  'document-too-large',
  'clause-too-large',
  'broken-front-matter',
  'broken-file',
  'nothing-to-revise',
]);

/** What went wrong with a file, in one line that begins with its path as it was typed; null for any other error. */
export function fileProblem(path: string, error: unknown): DomainError | null {
  const { code = '' } = error as NodeJS.ErrnoException;
  const words = FILE_PROBLEMS[code];
  if (words === undefined) return null;
  return new DomainError(code === 'ENOENT' ? 'not-found' : 'invalid-input', `${path}: ${words}`);
}

/** @throws DomainError that names the file, where it cannot be read. */
export async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw fileProblem(path, error) ?? error;
  }
}

/**
 * Does work on the document that `path` holds.
 * @throws DomainError of the work; where it speaks of the document, every line begins with the path.
 */
export async function aboutDocument<T>(path: string, work: () => Promise<T> | T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DomainError) || !DOCUMENT_CODES.has(error.code)) throw error;
    throw new DomainError(error.code, error.message.replace(/^/gmu, `${path}: `), error.details);
  }
}
