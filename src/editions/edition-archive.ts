import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BlobStore } from '../blobs/blob-store.js';
import { Reads } from '../persistence/reads.js';
import type { EditionFileRecord } from '../persistence/records.js';
import { EditionPress } from './edition-press.js';

/** The files of editions as they are kept. One that is lost is printed again from the rows, to the same bytes. */
@Injectable()
export class EditionArchive {
  constructor(
    private readonly reads: Reads,
    private readonly blobs: BlobStore,
    private readonly press: EditionPress,
  ) {}

  /** The bytes of a file, as it is kept or printed again. @throws Error where it is lost for good. */
  async read(file: EditionFileRecord): Promise<Buffer> {
    return (await this.blobs.get(file.sha256)) ?? (await this.reprinted(file)) ?? lost(file);
  }

  /** As `read`, with every byte compared: what is damaged is printed again as well. @throws Error likewise. */
  async readVerified(file: EditionFileRecord): Promise<Buffer> {
    return (await this.whole(file)) ?? (await this.reprinted(file)) ?? lost(file);
  }

  /** Prints every file again that is missing or damaged; how many came back. */
  async mend(): Promise<number> {
    let mended = 0;
    for (const file of await this.reads.editions.allFiles()) {
      if ((await this.whole(file)) === null && (await this.reprinted(file)) !== null) mended += 1;
    }
    return mended;
  }

  private async whole({ sha256 }: EditionFileRecord): Promise<Buffer | null> {
    const kept = await this.blobs.get(sha256);
    return kept !== null && sha256Of(kept) === sha256 ? kept : null;
  }

  /** Nothing is given, nor kept, under a hash that is not its own. */
  private async reprinted({ editionId, sha256 }: EditionFileRecord): Promise<Buffer | null> {
    const edition = await this.reads.editions.byId(editionId);
    const printed = edition === null ? [] : await this.press.reprint(edition);
    const same = printed.find(({ bytes }) => sha256Of(bytes) === sha256);
    if (same === undefined) return null;
    await this.blobs.put(same.bytes);
    return same.bytes;
  }
}

function lost({ extension, sha256 }: EditionFileRecord): never {
  throw new Error(
    `An edition's ${extension} file (${sha256}) is lost: its rows no longer give the same bytes.`,
  );
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
