import type { Edition } from '../../domain/assembly/edition.js';
import type { EditionWords } from './edition-words.js';

/** Writes an edition in one format. The same edition and words give the same bytes. */
export interface Exporter {
  /** Without a dot; also the name of the format (`--format md`). */
  readonly extension: string;
  readonly mediaType: string;
  /** The file as text, to be written as UTF-8. */
  write(edition: Edition, words: EditionWords): string;
}
