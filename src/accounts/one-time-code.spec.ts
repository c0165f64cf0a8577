import { describe, expect, it } from '@jest/globals';
import { hashOfCode, makeCode } from './one-time-code.js';

describe('a one-time code', () => {
  it('comes in groups, of letters and digits that cannot be mistaken, and differs every time', () => {
    const codes = Array.from({ length: 200 }, () => makeCode().text);
    for (const code of codes) expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(new Set(codes).size).toBe(200);
  });

  it('is known again however it is typed', () => {
    const { text, hash } = makeCode();
    expect(hashOfCode(text)).toBe(hash);
    expect(hashOfCode(` ${text.toLowerCase().replaceAll('-', ' – ')}`)).toBe(hash);
    expect(hashOfCode(text.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(hash);
  });

  it('is none where a character is missing, too many, or of another alphabet', () => {
    const { text } = makeCode();
    for (const typed of ['', text.slice(1), `${text}0`, text.replace(/^./, 'U'), text.replace(/^./, 'é')])
      expect(hashOfCode(typed)).toBeNull();
  });
});
