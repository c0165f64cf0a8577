import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { bracketsQuotes } from './brackets-quotes.js';

const told = (target: string, language?: string, source = 'Here “it” is (so).') =>
  bracketsQuotes.run(checkInput(source, target, language)).map(({ key, params }) => [key, params.mark]);

describe('brackets-quotes', () => {
  it.each([
    ['« oui (ou “non”) »', 'fr'],
    ['«да „нет“»', 'ru'],
    ['„კი“', 'ka'],
    ['“是‘不’”（一）', 'zh-Hans'],
    ['a) un, b) deux', 'fr'],
    ['«نعم»', 'ar'],
  ])('has nothing to say of “%s” in %s', (target, language) => {
    expect(told(target, language)).toEqual([]);
  });

  it('tells of what does not close', () => {
    expect(told('(oui')).toEqual([['brackets', '(']]);
    expect(told('oui]')).toEqual([['brackets', ']']]);
    expect(told('« oui')).toEqual([['quotes', '«']]);
  });

  it('tells of the marks of another language', () => {
    expect(told('"oui" et "non"')).toEqual([['foreign', '"…"']]);
    expect(told('“oui”')).toEqual([['foreign', '“…”']]);
    expect(told('“да”', 'ru')).toEqual([['foreign', '“…”']]);
    expect(told('"oui"', 'fr', 'Here "it" is.')).toEqual([]);
  });

  it('has nothing to say where the source leaves them open too', () => {
    expect(told('« oui (', 'fr', 'So “it (')).toEqual([]);
  });
});
