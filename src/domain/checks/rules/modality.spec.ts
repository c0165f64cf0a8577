import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { modality } from './modality.js';

const told = (source: string, target: string, language?: string) =>
  modality.run(checkInput(source, target, language)).map(({ params }) => [params.word, params.rendering]);

describe('modality', () => {
  it.each([
    ['They shall vote.', 'Ils peuvent voter.', 'fr', 'shall', 'peuvent'],
    ['They may vote.', 'Ils doivent voter.', 'fr', 'may', 'doivent'],
    ['They should vote.', 'Они могут голосовать.', 'ru', 'should', 'могут'],
    ['They must vote.', '他们可以投票。', 'zh-Hans', 'must', '可以'],
    ['They may vote.', 'Oy kullanmalıdır.', 'tr', 'may', 'kullanmalıdır'],
  ])('tells of another force: “%s”, “%s”', (source, target, language, word, rendering) => {
    expect(told(source, target, language)).toEqual([[word, rendering]]);
  });

  it.each([
    ['They shall vote.', 'Ils votent.', 'fr'],
    ['They shall not vote.', 'Ils ne peuvent pas voter.', 'fr'],
    ['No one may vote.', 'Nul ne doit voter.', 'fr'],
    ['They shall vote only once.', 'Ils ne peuvent voter qu’une fois.', 'fr'],
    ['They should vote.', '他们应投票。', 'zh-Hans'],
    ['On 5 May 2024 they vote.', 'Ils doivent voter le 5 mai 2024.', 'fr'],
    ['They shall vote and may watch.', 'Ils doivent voter et peuvent regarder.', 'fr'],
  ])('has nothing to say of “%s”, “%s”', (source, target, language) => {
    expect(told(source, target, language)).toEqual([]);
  });
});
