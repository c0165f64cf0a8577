import { readFile } from 'node:fs/promises';
import { DomainError } from '../domain/errors.js';

/** @throws DomainError `not-found` where the file cannot be read. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new DomainError(
      'not-found',
      `${file} cannot be read: ${(error as NodeJS.ErrnoException).code ?? ''}.`,
    );
  }
}
