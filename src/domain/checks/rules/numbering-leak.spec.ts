import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { numberingLeak } from './numbering-leak.js';

const told = (number: string | null, target: string, language?: string, source = 'Everyone votes.') =>
  numberingLeak
    .run(checkInput(source, target, language, { clause: { key: 'k', kind: 'clause', number } }))
    .map(({ range }) => range);

describe('numbering-leak', () => {
  it.each([
    ['4', '4. Tous votent.', 'fr'],
    ['4', '4) Tous votent.', 'fr'],
    ['4', '(4) Tous votent.', 'fr'],
    ['4', '٤. يصوت الجميع.', 'ar'],
    ['4', '४. सब वोट देते हैं।', 'hi'],
    ['4', '۴ ‐ همه رأی می‌دهند.', 'fa'],
    ['4', '4、人人投票。', 'zh-Hans'],
    ['1.b', 'b) Tous votent.', 'fr'],
    ['1.b', '(ب) يصوت الجميع.', 'ar'],
    ['1.b', 'б) Все голосуют.', 'ru'],
    ['1.b', '1.b) Tous votent.', 'fr'],
    ['5', 'Статья 5. Все голосуют.', 'ru'],
    ['5', 'Article 5 — Tous votent.', 'fr'],
    ['5', '第五条 人人投票。', 'zh-Hans'],
    ['1', '**1.** Tous votent.', 'fr'],
  ])('finds the number of clause %s in “%s”', (number, target, language) => {
    expect(told(number, target, language)).toHaveLength(1);
  });

  it.each([
    ['4', '5. Tous votent.'],
    ['4', '4 observateurs votent.'],
    ['5', 'Article 6 — Tous votent.'],
    [null, '4. Tous votent.'],
    ['1.a', 'A la demande de tous.'],
  ])('has nothing to say of clause %s in “%s”', (number, target) => {
    expect(told(number, target)).toEqual([]);
  });

  it('has nothing to say where the source begins with a number as well', () => {
    expect(told('4', '4. Tous votent.', 'fr', '4. Everyone votes.')).toEqual([]);
  });

  it('points at the number', () => {
    expect(told('4', '4. Tous votent.')).toEqual([[0, 2]]);
  });
});
