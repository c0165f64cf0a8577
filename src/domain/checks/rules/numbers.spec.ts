import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { numbers } from './numbers.js';

describe('numbers', () => {
  it.each([
    ['the 1990 OSCE Copenhagen Document', 'le Document de Copenhague de 1990', 'fr'],
    ['the 1990 OSCE Copenhagen Document', 'وثيقة كوبنهاغن لعام ١٩٩٠', 'ar'],
    ['the 1990 OSCE Copenhagen Document', '१९९० का दस्तावेज़', 'hi'],
    ['Launched 08 December 2022', 'Lancé le 8 décembre 2022', 'fr'],
    ['1,000 observers and 2.5 per cent', '1\u202f000 observateurs et 2,5 pour cent', 'fr'],
    ['1,000,000.5', '1.000.000,5', 'es'],
    ['1,000.5', '١٬٠٠٠٫٥', 'ar'],
    ['12,000 polling stations', '12 000 участков', 'ru'],
    ['Article 2.5 and section 1.2.3', 'L’article 2.5 et la section 1.2.3', 'fr'],
    ['in 1990, 1991 and 1992', 'en 1990, 1991 et 1992', 'fr'],
    ['from 1990 1991', 'de 1990 1991', 'fr'],
    ['see [the report](https://un.org/2022/1)', 'voir [le rapport](https://un.org/autre)', 'fr'],
    ['a note[^1] at https://un.org/2022', 'une note[^1]', 'fr'],
  ])('finds the same numbers in “%s” and “%s”', (source, target, language) => {
    expect(numbers.run(checkInput(source, target, language))).toEqual([]);
  });

  it('says which number is missing and which was not in the source, and where', () => {
    expect(numbers.run(checkInput('on 29 April 2024', 'le 28 avril 2024'))).toEqual([
      { key: 'extra', range: [3, 5], params: { number: '28' } },
      { key: 'missing', range: [16, 16], params: { number: '29' } },
    ]);
  });

  it('counts: a number said twice must be said twice', () => {
    expect(numbers.run(checkInput('7 days before, 7 days after', '7 jours avant et après'))).toEqual([
      { key: 'missing', range: [22, 22], params: { number: '7' } },
    ]);
  });

  it('does not take an English thousand for a French decimal', () => {
    expect(numbers.run(checkInput('1,000 seats', '1,000 sièges')).map(({ key }) => key)).toEqual([
      'extra',
      'missing',
    ]);
  });

  it('reads a hundred thousand digits and separators', () => {
    expect(numbers.run(checkInput('1,'.repeat(50_000), '1 '.repeat(50_000)))).toEqual([]);
  });
});
