import { DomainError } from '../../domain/errors.js';

/** Largest document that is taken, in bytes. */
export const LARGEST_DOCUMENT = 10 * 1024 * 1024;

/** First bytes of files that are not text, whatever their name says. */
const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PNG picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', [0xff, 0xd8, 0xff]],
  ['a GIF picture', [0x47, 0x49, 0x46, 0x38]],
  ['a zip archive or Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['an old Office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a gzip archive', [0x1f, 0x8b]],
  ['an RTF document', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/**
 * Decodes bytes that must be UTF-8 text; a byte order mark stays. A file of the caller's own may be of any size.
 * @throws DomainError document-too-large, empty-document, binary-document, not-utf8 or nul-character, saying where.
 */
export function decodeText(bytes: Uint8Array, isOwnFile = false): string {
  if (bytes.length > LARGEST_DOCUMENT && !isOwnFile)
    throw new DomainError(
      'document-too-large',
      `The document has ${String(bytes.length)} bytes; at most ${String(LARGEST_DOCUMENT)} (10 MB) are taken.`,
    );
  const binary = SIGNATURES.find(([, signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (binary !== undefined)
    throw new DomainError('binary-document', `The document is ${binary[0]}, not Markdown text.`);
  const text = decodeUtf8(bytes);
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const line = lineAt(text, nul);
    throw new DomainError('nul-character', `The document has a NUL character in line ${String(line)}.`, {
      line,
    });
  }
  if (text.replace('\ufeff', '').trim() === '')
    throw new DomainError('empty-document', 'The document is empty: it has no text to translate.');
  return text;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const line = firstBrokenLine(bytes);
    throw new DomainError(
      'not-utf8',
      `The document is not valid UTF-8: line ${String(line)} has bytes that are not text.`,
      { line },
    );
  }
}

function firstBrokenLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    line += 1;
    start = stop + 1;
  }
  return line;
}

/** The line (from 1) that an offset lies in. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}
