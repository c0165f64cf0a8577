import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { mixedScript } from './mixed-script.js';

const told = (target: string, language: string) =>
  mixedScript.run(checkInput('Here.', target, language)).map(({ key, params }) => [key, params.word]);

describe('mixed-script', () => {
  it('tells of a letter of another script within a word, and of one that stands alone', () => {
    expect(told('пр\u0061во', 'ru')).toEqual([['mixed', 'пр\u0061во']]);
    expect(told('dr\u043eit', 'fr')).toEqual([['mixed', 'dr\u043eit']]);
    expect(told('право c законом', 'ru')).toEqual([['lookalike', 'c']]);
  });

  it.each([
    ['Совет ООН и OSCE', 'ru'],
    ['пункт a) и COVID-19', 'ru'],
    ['GNDEM支持', 'zh-Hans'],
    ['وGNDEM', 'ar'],
    ['α-version', 'fr'],
  ])('has nothing to say of “%s”', (target, language) => {
    expect(told(target, language)).toEqual([]);
  });
});
