import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../domain/errors.js';
import { readJsonBody } from './json-body.js';

const read = (json: string | Buffer) => readJsonBody(Buffer.from(json as string));

function codeOf(json: string | Buffer): string | null {
  try {
    read(json);
    return null;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('a JSON body', () => {
  it('is read as it stands, escapes and all', () => {
    expect(read('{"text":"Les citoyens \\u00e9lisent : \\"oui\\" [[{{"}')).toEqual({
      text: 'Les citoyens élisent : "oui" [[{{',
    });
    expect(read('')).toBeUndefined();
  });

  it('may be nested fifty deep and no deeper', () => {
    expect(codeOf('['.repeat(50) + ']'.repeat(50))).toBeNull();
    expect(codeOf('['.repeat(51) + ']'.repeat(51))).toBe('invalid-input');
    expect(codeOf('{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000))).toBe('invalid-input');
  });

  it('has no key that reaches into the prototype, escaped or not', () => {
    expect(codeOf('{"__proto__":{"role":"coordinator"}}')).toBe('invalid-input');
    expect(codeOf('{"\\u005f_proto__":{"role":"coordinator"}}')).toBe('invalid-input');
  });

  it('is whole UTF-8 without NUL: nothing that a database would change or refuse', () => {
    expect(codeOf(Buffer.from([0x22, 0xff, 0x22]))).toBe('not-utf8');
    expect(codeOf('{"text":"a\\u0000b"}')).toBe('nul-character');
    expect(codeOf('{"text":"\\ud83d"}')).toBe('nul-character');
    expect(codeOf('{"text":"\\ud83d\\ude00"}')).toBeNull();
  });

  it('is JSON', () => {
    expect(codeOf('{"text":')).toBe('invalid-input');
  });
});
