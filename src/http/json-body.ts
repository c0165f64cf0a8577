import { DomainError } from '../domain/errors.js';

/** How deep arrays and objects may stand in one another. */
const MAX_DEPTH = 50;

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body. Stricter than `JSON.parse` where the words would suffer or the database would choke.
 *
 * @throws DomainError `not-utf8`, `nul-character`, or `invalid-input` where it is no JSON, is nested deeper than 50, or
 *   names a key that reaches into the prototype.
 */
export function readJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  const json = decode(bytes);
  if (nestingOf(json) > MAX_DEPTH) throw invalid(`it is nested deeper than ${MAX_DEPTH}`);
  return parse(json, refuseUnfit);
}

function decode(bytes: Buffer): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    throw new DomainError('not-utf8', 'The body is not UTF-8.');
  }
}

function parse(json: string, reviver: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(json, needsReviver(json) ? reviver : undefined);
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw invalid('it cannot be read');
  }
}

/** Only an escape can hide what the reviver looks for, or the key itself: most bodies are parsed without it. */
function needsReviver(json: string): boolean {
  return json.includes('\\u') || json.includes('__proto__');
}

function refuseUnfit(key: string, value: unknown): unknown {
  if (key === '__proto__') throw invalid('it has a key "__proto__"');
  if (typeof value === 'string' && !isStorable(value)) {
    throw new DomainError(
      'nul-character',
      'A text in the body has a NUL character or half a surrogate pair.',
    );
  }
  return value;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function nestingOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

function invalid(reason: string): DomainError {
  return new DomainError('invalid-input', `The body is not acceptable JSON: ${reason}.`);
}
