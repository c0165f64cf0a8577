import { createReadStream, createWriteStream } from 'node:fs';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError } from '../domain/errors.js';
import type { TermEntry } from '../domain/terms/term.js';
import { termsCsv } from '../formats/exporters/terms-csv.js';
import { termsTbx } from '../formats/exporters/terms-tbx.js';
import { decodeChunks } from '../formats/importers/decode-chunks.js';
import type { FileTerm } from '../formats/importers/file-term.js';
import { readTermsCsv } from '../formats/importers/terms-csv.js';
import { readTermsTbx } from '../formats/importers/terms-tbx.js';
import { fileProblem } from './about-file.js';
import { writeAside } from './write-aside.js';

type StoredEntry = TermEntry & { readonly id: string };

interface TermFormat {
  readonly read: (chunks: AsyncIterable<string>, sourceLanguage: string) => AsyncIterable<FileTerm>;
  readonly write: (terms: AsyncIterable<StoredEntry>) => AsyncIterable<string>;
}

const FORMATS: Readonly<Record<string, TermFormat>> = {
  '.tbx': { read: readTermsTbx, write: termsTbx },
  '.csv': { read: readTermsCsv, write: termsCsv },
};

/**
 * The entries of a file of terms, as they come.
 *
 * @throws DomainError that names the file, where it cannot be read or is broken, with the line.
 */
export async function* readTermFile(path: string, sourceLanguage: string): AsyncGenerator<FileTerm> {
  const { read } = formatOf(path);
  try {
    yield* read(decodeChunks(createReadStream(path)), sourceLanguage);
  } catch (error) {
    if (error instanceof DomainError)
      throw new DomainError(error.code, `${path}: ${error.message}`, error.details);
    throw fileProblem(path, error) ?? error;
  }
}

/** Writes entries to a file, which is whole or not there. How many they were. */
export async function writeTermFile(path: string, terms: AsyncIterable<StoredEntry>): Promise<number> {
  const { write } = formatOf(path);
  let count = 0;
  async function* counted(): AsyncGenerator<StoredEntry> {
    for await (const term of terms) {
      count += 1;
      yield term;
    }
  }
  await writeAside(path, (aside) =>
    pipeline(Readable.from(write(counted())), createWriteStream(aside, { flush: true })),
  );
  return count;
}

function formatOf(path: string): TermFormat {
  const format = FORMATS[extname(path).toLowerCase()];
  if (format === undefined)
    throw new DomainError(
      'unsupported-media-type',
      `${path}: Terms come in files that end in ${Object.keys(FORMATS).join(' or ')}.`,
    );
  return format;
}
