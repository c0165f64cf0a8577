import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { percentQuantity } from './percent-quantity.js';

const told = (source: string, target: string, language?: string) =>
  percentQuantity
    .run(checkInput(source, target, language))
    .map(({ key, params }) => [key, params.number, params.what]);

describe('percent-quantity', () => {
  it.each([
    ['12.5 per cent of voters', '12,5 % des électeurs', 'fr'],
    ['12.5 per cent of voters', '١٢٫٥ في المائة من الناخبين', 'ar'],
    ['12.5 per cent of voters', 'seçmenlerin yüzde 12,5’i', 'tr'],
    ['US$ 5,000 within 6 months', '5.000 dólares en 6 meses', 'es'],
    ['a 30-day period', 'muda wa siku 30', 'sw'],
    ['within 5 days', 'в течение 5 рабочих дней', 'ru'],
    ['18 years', '18周岁', 'zh-Hans'],
    ['5 to 10 per cent', 'de 5 à 10 %', 'fr'],
    ['the year 2024', 'en 2024', 'fr'],
  ])('finds the units of “%s” in “%s”', (source, target, language) => {
    expect(told(source, target, language)).toEqual([]);
  });

  it('tells of a value that lost its unit or has another one, and points at the value', () => {
    expect(told('12.5 per cent', '12,5')).toEqual([['unit', '12,5', 'percent']]);
    expect(told('US$ 200 and 30 days', '200 euros et 30 mois')).toEqual([
      ['unit', '200', 'dollar'],
      ['unit', '30', 'day'],
    ]);
    expect(percentQuantity.run(checkInput('rose by 5 per cent', 'a augmenté de 5'))[0]?.range).toEqual([
      14, 15,
    ]);
  });

  it('tells of a percent sign that was added', () => {
    expect(told('5 observers', '5 % des observateurs')).toEqual([['extra', '5', 'percent']]);
  });

  it('leaves values that are not there to the numbers', () => {
    expect(told('5 per cent', 'cinq pour cent')).toEqual([]);
  });

  it('reads a hundred thousand of them', () => {
    expect(told('1% '.repeat(33_000), '1 '.repeat(33_000))).toHaveLength(33_000);
  });
});
