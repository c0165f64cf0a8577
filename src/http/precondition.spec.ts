import { describe, expect, it } from '@jest/globals';
import { isFresh, Precondition } from './precondition.js';

describe('If-Match', () => {
  it('allows the version that was read, alone or in a list', () => {
    expect(Precondition.parse('"7"').allows(7)).toBe(true);
    expect(Precondition.parse('"6", "7"').allows(7)).toBe(true);
    expect(Precondition.parse('"6"').allows(7)).toBe(false);
  });

  it('takes neither a weak tag nor a bare number for a version', () => {
    expect(Precondition.parse('W/"7"').allows(7)).toBe(false);
    expect(Precondition.parse('7').allows(7)).toBe(false);
  });

  it.each([undefined, '', '*', ' , '])('asks for a version where %p stands', (header) => {
    expect(() => Precondition.parse(header)).toThrow(expect.objectContaining({ code: 'version-required' }));
  });
});

describe('If-None-Match', () => {
  it('knows a tag again, weak or strong, in a list, or any', () => {
    expect(isFresh('"a"', '"a"')).toBe(true);
    expect(isFresh('W/"a"', '"a"')).toBe(true);
    expect(isFresh('"b", "a"', '"a"')).toBe(true);
    expect(isFresh('*', '"a"')).toBe(true);
    expect(isFresh('"b"', '"a"')).toBe(false);
    expect(isFresh(undefined, '"a"')).toBe(false);
  });
});
