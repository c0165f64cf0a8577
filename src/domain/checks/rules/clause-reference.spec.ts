import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { clauseReference } from './clause-reference.js';

const document = { clauseNumbers: ['1', '4', '4.a', '4.b', '5'], siblings: [] };
const told = (source: string, target: string, language?: string) =>
  clauseReference
    .run(checkInput(source, target, language, { document }))
    .map(({ key, params }) => [key, params.reference]);

describe('clause-reference', () => {
  it.each([
    ['l’alinéa b) du paragraphe 4', 'fr'],
    ['el apartado b) del párrafo 4', 'es'],
    ['подпункт b) пункта 4', 'ru'],
    ['подпункт «б» пункта 4', 'ru'],
    ['الفقرة 4 (ب)', 'ar'],
    ['بند ۴ (ب)', 'fa'],
    ['第4款(b)项', 'zh-Hans'],
    ['第四条第二款', 'zh-Hans'],
    ['पैराग्राफ 4 (ख)', 'hi'],
    ['አንቀጽ 4 (ለ)', 'am'],
    ['მე-4 პუნქტის „ბ“ ქვეპუნქტი', 'ka'],
    ['4. paragrafın (b) bendi', 'tr'],
    ['aya ya 4 (b)', 'sw'],
    ['§ 4 (b)', 'xh'],
  ])('finds paragraph 4 (b) in “%s”', (target, language) => {
    expect(told('see paragraph 4 (b)', target, language)).toEqual([]);
  });

  it.each([
    ['see paragraph 4 (b)', 'voir le paragraphe 4'],
    ['see paragraph 4 (b)', 'voir l’alinéa c) du paragraphe 4'],
    ['see paragraphs 4 and 5', 'voir le paragraphe 4'],
    ['see sub-paragraph (b)', 'voir plus haut'],
  ])('tells what is missing of “%s” in “%s”', (source, target) => {
    expect(told(source, target).map(([key]) => key)).toEqual(['missing']);
  });

  it('tells of a reference that leads nowhere', () => {
    expect(told('see paragraph 4', 'voir le paragraphe 14')).toEqual([
      ['unresolved', 'paragraphe 14'],
      ['missing', 'paragraph 4'],
    ]);
  });

  it('leaves other treaties alone, whose articles are not in the document', () => {
    expect(told('article 25 of the Covenant', 'l’article 25 du Pacte')).toEqual([]);
  });

  it('takes a word for a number where the language has one', () => {
    expect(told('see article 1', 'voir l’article premier')).toEqual([]);
  });
});
