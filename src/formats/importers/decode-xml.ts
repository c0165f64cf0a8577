import { DomainError } from '../../domain/errors.js';

/** The text of an XML file that comes in pieces: UTF-8, or UTF-16 with a byte order mark (XML 1.0 § 4.3.3). */
export async function* decodeXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let first = new Uint8Array(0);
  for await (const chunk of bytes) {
    let known: Uint8Array = chunk;
    if (decoder === null) {
      known = first = Buffer.concat([first, chunk]);
      if (first.length < 2) continue;
      decoder = new TextDecoder(encodingOf(first), { fatal: true });
    }
    yield decode(decoder, known);
  }
  yield decoder === null ? '' : decode(decoder);
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    throw new DomainError('not-utf8', `The file is not valid ${decoder.encoding.toUpperCase()}.`);
  }
}
