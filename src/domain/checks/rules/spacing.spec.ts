import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { spacing } from './spacing.js';

const told = (target: string, language?: string, source = 'Here.') =>
  spacing
    .run(checkInput(source, target, language))
    .map(({ key, params }) => [key, params.mark, params.what].filter(Boolean));

describe('spacing', () => {
  it('tells of blanks twice and at either end', () => {
    expect(told('deux  mots', 'es')).toEqual([['doubled']]);
    expect(told(' un mot ', 'es')).toEqual([['leading'], ['trailing']]);
    expect(told(' deux  mots', 'es', ' two  words')).toEqual([]);
  });

  it.each([
    ['Oui ; non', [['before', ';', 'narrow']]],
    ['Oui\u202f; non\u00a0: si\u202f!', []],
    ['Quoi?', [['before', '?', 'narrow']]],
    [
      '« oui »',
      [
        ['after', '«', 'noBreak'],
        ['before', '»', 'noBreak'],
      ],
    ],
    ['«\u00a0oui\u00a0»', []],
    ['à 10:30, voir https://un.org?a', []],
  ])('knows the French blanks of “%s”', (target, expected) => {
    expect(told(target)).toEqual(expected);
  });

  it('tells of blanks before a mark where the language has none', () => {
    expect(told('да , нет', 'ru')).toEqual([['before', ',', 'none']]);
    expect(told('नहीं ।', 'hi')).toEqual([]);
    expect(told('是 ，不是', 'zh-Hans')).toEqual([['before', '，', 'none']]);
  });

  it('reads a hundred thousand blanks', () => {
    expect(told(`a${' '.repeat(100_000)}b`)).toEqual([['doubled']]);
  });
});
