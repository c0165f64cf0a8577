import { DomainError } from '../../domain/errors.js';

/**
 * The text of a file that comes in pieces, without the byte order mark.
 *
 * @throws DomainError `not-utf8`, `nul-character`, each with the line.
 */
export async function* decodeChunks(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch {
      throw new DomainError('not-utf8', `This is not valid UTF-8: from line ${String(line)} on.`, { line });
    }
  };
  for await (const chunk of bytes) {
    const text = decode(chunk);
    const nul = text.indexOf('\0');
    if (nul !== -1) {
      const at = line + count(text.slice(0, nul));
      throw new DomainError('nul-character', `Line ${String(at)} has a NUL character.`, { line: at });
    }
    yield text;
    line += count(text);
  }
  yield decode();
}

function count(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
