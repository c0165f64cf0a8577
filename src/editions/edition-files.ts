import { createHash } from 'node:crypto';
import type { Edition } from '../domain/assembly/edition.js';
import type { EditionWords } from '../formats/exporters/edition-words.js';
import { EXPORTERS } from '../formats/exporters/index.js';
import type { EditionFileRecord } from '../persistence/records.js';

/** A file of an edition with its bytes. */
export interface RenderedFile extends Omit<EditionFileRecord, 'editionId'> {
  readonly bytes: Buffer;
}

/** Writes an edition in every format. Pure: the same edition gives the same bytes. */
export function renderFiles(edition: Edition, words: EditionWords): RenderedFile[] {
  return EXPORTERS.map((exporter) => {
    const bytes = Buffer.from(exporter.write(edition, words));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { extension, mediaType } = exporter;
    return { extension, mediaType, sha256, size: bytes.length, bytes };
  });
}
