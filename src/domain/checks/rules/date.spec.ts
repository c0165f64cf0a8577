import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { date } from './date.js';

const told = (source: string, target: string, language?: string) =>
  date.run(checkInput(source, target, language)).map(({ key, params }) => [key, params.date]);

describe('date', () => {
  it.each([
    ['le 10 décembre 1948', 'fr'],
    ['el 10 de diciembre de 1948', 'es'],
    ['em 10 de dezembro de 1948', 'pt'],
    ['10 декабря 1948 года', 'ru'],
    ['في 10 كانون الأول/ديسمبر 1948', 'ar'],
    ['في ١٠ ديسمبر ١٩٤٨', 'ar'],
    ['۱۹ آذر ۱۳۲۷', 'fa'],
    ['۱۰ دسامبر ۱۹۴۸', 'fa'],
    ['1948年12月10日', 'zh-Hans'],
    ['一九四八年十二月十日', 'zh-Hans'],
    ['१० दिसंबर १९४८', 'hi'],
    ['ታኅሣሥ 1 ቀን 1941 ዓ.ም.', 'am'],
    ['ዲሴምበር 10 ቀን 1948', 'am'],
    ['1948 წლის 10 დეკემბერს', 'ka'],
    ['10 Aralık 1948’de', 'tr'],
    ['tarehe 10 Desemba 1948', 'sw'],
    ['10.12.1948', 'ru'],
  ])('reads 10 December 1948 in “%s”', (target, language) => {
    expect(told('on 10 December 1948', target, language)).toEqual([]);
  });

  it.each(['December 10, 1948', '10th December 1948', '1948-12-10', '10 Dec. 1948'])('reads %s', (source) => {
    expect(told(source, 'le 10 décembre 1948')).toEqual([]);
    expect(told(source, 'le 11 décembre 1948')).toHaveLength(2);
  });

  it('tells of another day, month and year', () => {
    expect(told('on 10 December 1948', 'le 10 novembre 1948')).toEqual([
      ['extra', '10 novembre 1948'],
      ['missing', '10 December 1948'],
    ]);
    expect(told('on 10 December 1948', '۱۸ آذر ۱۳۲۷', 'fa')).toHaveLength(2);
    expect(told('in May 2024', 'en mayo de 2023', 'es')).toHaveLength(2);
  });

  it('takes no month for a date that has neither day nor year', () => {
    expect(told('They may march', 'Ils peuvent marcher en mars')).toEqual([]);
  });

  it('reads a hundred thousand digits', () => {
    expect(told('1 may '.repeat(15_000), '1.1.'.repeat(25_000)).length).toBeGreaterThan(0);
  });
});
