import { describe, expect, it } from '@jest/globals';
import { digitValue, toAsciiDigits } from './read-digits.js';

describe('digits', () => {
  it.each([
    ['٠١٢٣٤٥٦٧٨٩', 'Arabic'],
    ['۰۱۲۳۴۵۶۷۸۹', 'Persian'],
    ['०१२३४५६७८९', 'Devanagari'],
    ['๐๑๒๓๔๕๖๗๘๙', 'Thai'],
    ['០១២៣៤៥៦៧៨៩', 'Khmer'],
    ['０１２３４５６７８９', 'full-width'],
    ['𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗', 'mathematical'],
    ['𝟬𝟭𝟮𝟯𝟰𝟱𝟲𝟳𝟴𝟵', 'mathematical sans-serif'],
  ])('of %s are read', (digits) => {
    expect(toAsciiDigits(digits)).toBe('0123456789');
  });

  it('leave everything else as it is', () => {
    expect(toAsciiDigits('Article IV, ½, Ⅷ')).toBe('Article IV, ½, Ⅷ');
    expect(digitValue('x')).toBeNull();
  });

  it('of every script come ten in a row', () => {
    const rows = new Map<number, number>();
    for (let code = 0; code < 0x20000; code += 1) {
      const value = digitValue(String.fromCodePoint(code));
      if (value !== null) rows.set(value, (rows.get(value) ?? 0) + 1);
    }
    expect(new Set(rows.values()).size).toBe(1);
    expect([...rows.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
