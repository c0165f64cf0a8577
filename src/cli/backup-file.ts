import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { DomainError } from '../domain/errors.js';
import type { DumpedRow } from '../persistence/repositories/bulk.repository.js';
import { fileProblem } from './about-file.js';
import { writeAside } from './write-aside.js';

/**
 * A backup is a gzipped file of JSON lines: a head, every row, every edition file, and a count at the end. It says
 * nothing of the database that it came from, so it can be restored on either.
 */
export type BackupLine =
  | { readonly concord: 1; readonly migrations: readonly string[]; readonly createdAt: string }
  | DumpedRow
  | { readonly blob: string; readonly bytes: string }
  | { readonly end: { readonly rows: number; readonly blobs: number } };

/** Writes the lines to `file`, aside first, so that the file is whole or not there. Only its owner can read it. */
export async function writeBackupFile(file: string, lines: AsyncIterable<BackupLine>): Promise<void> {
  async function* texts(): AsyncGenerator<string> {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`;
  }
  await writeAside(file, (aside) =>
    pipeline(
      Readable.from(texts()),
      createGzip({ level: 6 }),
      createWriteStream(aside, { mode: 0o600, flush: true }),
    ),
  );
}

/**
 * The lines of a backup, the last of which is the end.
 *
 * @throws DomainError naming the file, where it cannot be read, is no backup, or is damaged or cut off.
 */
export async function* readBackupFile(file: string): AsyncGenerator<BackupLine> {
  let ended = false;
  try {
    for await (const text of unpackedLines(file)) {
      const line = JSON.parse(text) as BackupLine;
      ended = 'end' in line;
      yield line;
    }
  } catch (error) {
    const { code } = error as { code?: unknown };
    const isDamage = error instanceof SyntaxError || (typeof code === 'string' && code.startsWith('Z_'));
    throw isDamage ? damaged(file) : (fileProblem(file, error) ?? error);
  }
  if (!ended) throw damaged(file);
}

/** Lines may have 10 MB, so that what is read is looked at once. */
async function* unpackedLines(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip().setEncoding('utf8');
  // An error of the file destroys the stream that is read here, and is thrown there.
  const piped = pipeline(createReadStream(file), unpacked).catch(() => undefined);
  let pieces: string[] = [];
  for await (const chunk of unpacked as AsyncIterable<string>) {
    const [first = '', ...more] = chunk.split('\n');
    pieces.push(first);
    for (const piece of more) {
      yield pieces.join('');
      pieces = [piece];
    }
  }
  await piped;
  const rest = pieces.join('');
  if (rest !== '') yield rest;
}

function damaged(file: string): DomainError {
  return new DomainError('invalid-input', `${file} is not a whole backup of Concord; nothing was restored.`);
}
