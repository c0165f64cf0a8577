import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { duplicateWord } from './duplicate-word.js';

const told = (target: string, language?: string, source = 'Here.') =>
  duplicateWord.run(checkInput(source, target, language)).map(({ range }) => target.slice(...range));

describe('duplicate-word', () => {
  it('tells of a word twice in a row', () => {
    expect(told('le droit droit de vote')).toEqual(['droit droit']);
    expect(told('Le *le* droit')).toEqual(['Le *le']);
    expect(told('अधिकार के के लिए', 'hi')).toEqual(['के के']);
    expect(told('投票投票的权利', 'zh-Hans')).toEqual(['投票投票']);
  });

  it('leaves words that the language doubles', () => {
    expect(told('nous nous réunissons, vous vous levez')).toEqual([]);
    expect(told('धीरे धीरे', 'hi')).toEqual([]);
    expect(told('人人', 'zh-Hans')).toEqual([]);
    expect(told('ayrı ayrı', 'tr')).toEqual([]);
  });

  it('leaves words that the source has twice, and words with a mark between', () => {
    expect(told('que que', 'es', 'that that')).toEqual([]);
    expect(told('oui, oui')).toEqual([]);
  });
});
