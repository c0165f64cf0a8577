import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { citation } from './citation.js';

const told = (source: string, target: string) =>
  citation.run(checkInput(source, target)).map(({ key, params }) => [key, params.symbol]);

describe('citation', () => {
  it.each([
    ['resolution A/RES/217 (III)', 'résolution A/RES/217 (III)'],
    ['CCPR/C/21/Rev.1/Add.7.', 'CCPR/C/21/Rev.1/Add.7 ;'],
    ['E/CN.4/2005/L.9', '‏E/CN.4/2005/L.9‏'],
    ['CETS No. 5', 'CETS No. 5'],
    ['OSCE/ODIHR and/or N/A', 'OSCE et BIDDH'],
    ['https://undocs.org/A/RES/217', 'ailleurs'],
  ])('finds the symbols of “%s” in “%s”', (source, target) => {
    expect(told(source, target)).toEqual([]);
  });

  it('tells of a symbol that was changed', () => {
    expect(told('see A/RES/46/137', 'voir A/RES/46/173')).toEqual([
      ['extra', 'A/RES/46/173'],
      ['missing', 'A/RES/46/137'],
    ]);
  });

  it('reads a hundred thousand slashes', () => {
    expect(told('A/'.repeat(50_000), 'A/1'.repeat(30_000)).length).toBeGreaterThan(0);
  });
});
