import type { SplitDocument } from '../domain/clauses/clause.js';
import { DomainError } from '../domain/errors.js';
import { lineAt } from '../formats/importers/decode-text.js';
import { readBytes } from './about-file.js';
import { repeatedKeys } from './repeated-keys.js';

/**
 * Reads `{"<index>": "target text", …}`.
 * @throws DomainError `not-utf8`, or `invalid-input` with one line for each entry that is no clause of the document, no
 * text or there twice; every line names the file. DomainError where the file cannot be read.
 */
export async function readTargetsFile(path: string, document: SplitDocument): Promise<Map<number, string>> {
  const text = decodeUtf8(await readBytes(path), path);
  const data = parseJson(text, path);
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new DomainError(
      'invalid-input',
      `${path}: This must be an object of clause indices and target texts.`,
    );
  const targets = new Map<number, string>();
  const problems = repeatedKeys(text).map(
    (key) => `“${key}” stands there more than once; which of the targets is meant?`,
  );
  for (const [key, value] of Object.entries(data)) {
    const index = /^(?:0|[1-9]\d{0,8})$/.test(key) ? Number(key) : Infinity;
    if (index >= document.clauses.length)
      problems.push(
        `“${key}” is not the index of a clause; the document has 0 to ${String(document.clauses.length - 1)}.`,
      );
    else if (typeof value !== 'string') problems.push(`The target of clause ${key} is not a text.`);
    else if (value.includes('\0') || !value.isWellFormed())
      problems.push(`The target of clause ${key} has a character that no text has (NUL, or half a pair).`);
    else targets.set(index, value);
  }
  if (problems.length > 0)
    throw new DomainError('invalid-input', problems.map((problem) => `${path}: ${problem}`).join('\n'));
  return targets;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = (error as Error).message.replace(/\s+/gu, ' ');
    throw new DomainError('invalid-input', `${path}: This is not JSON: ${why}.`);
  }
}

/** Without the byte order mark, which JSON has not. */
function decodeUtf8(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const offset = validBytes(bytes);
    // The bytes before are valid and so is their text, in which lines can be counted.
    const before = new TextDecoder('utf-8').decode(bytes.subarray(0, offset));
    const line = lineAt(before, before.length);
    throw new DomainError(
      'not-utf8',
      `${path}: This is not valid UTF-8: line ${String(line)} has bytes that are not text, from byte ${String(offset + 1)} of the file on.`,
      { line },
    );
  }
}

/** How many bytes from the start on are text: the longest beginning that a decoder takes, found by halving. */
function validBytes(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (isText(bytes.subarray(0, middle), 'or its beginning')) good = middle;
    else bad = middle;
  }
  // Back to the end of a character.
  while (!isText(bytes.subarray(0, good), 'whole')) good -= 1;
  return good;
}

function isText(bytes: Uint8Array, extent: 'whole' | 'or its beginning'): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: extent !== 'whole' });
    return true;
  } catch {
    return false;
  }
}
