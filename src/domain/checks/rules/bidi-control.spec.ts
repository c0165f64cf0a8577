import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { bidiControl } from './bidi-control.js';

const told = (target: string) =>
  bidiControl
    .run(checkInput('Here.', target, 'ar'))
    .map(({ key, range, params }) => [key, range, params.code]);

describe('bidi-control', () => {
  it('tells of an override, closed or not', () => {
    expect(told('ab\u202ecd')).toEqual([['override', [2, 3], 'U+202E']]);
    expect(told('\u202dab\u202c')).toEqual([['override', [0, 1], 'U+202D']]);
  });

  it('tells of an isolate or an embedding that has no partner in its line', () => {
    expect(told('\u2067مرحبا')).toEqual([['unpaired', [0, 1], 'U+2067']]);
    expect(told('مرحبا\u2069')).toEqual([['unpaired', [5, 6], 'U+2069']]);
    expect(told('\u2067مر\nحبا\u2069')).toHaveLength(2);
    expect(told('\u202bمرحبا')).toHaveLength(1);
  });

  it('has nothing to say of pairs and marks', () => {
    expect(told('\u2067مرحبا\u2069 \u202babc\u202c \u200f')).toEqual([]);
    expect(told('\u2067\u2066a\u2069\u2069')).toEqual([]);
  });

  it('reads a hundred thousand of them', () => {
    expect(told('\u2067'.repeat(50_000) + '\u202c'.repeat(50_000)).length).toBe(100_000);
  });
});
