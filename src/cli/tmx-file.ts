import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type TmxEntry, writeTmx } from '../formats/exporters/tmx.js';
import { fileProblem } from './about-file.js';
import { writeAside } from './write-aside.js';

/** The bytes of a file, as they come. @throws DomainError that names the file, where it cannot be read. */
export async function* openTmx(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Uint8Array;
  } catch (error) {
    throw fileProblem(path, error) ?? error;
  }
}

/** Writes a TMX file, which is whole or not there. How many translations there were. */
export async function writeTmxFile(path: string, entries: AsyncIterable<TmxEntry>): Promise<number> {
  let count = 0;
  async function* counted(): AsyncGenerator<TmxEntry> {
    for await (const entry of entries) {
      count += 1;
      yield entry;
    }
  }
  await writeAside(path, (aside) =>
    pipeline(Readable.from(writeTmx(counted())), createWriteStream(aside, { flush: true })),
  );
  return count;
}
