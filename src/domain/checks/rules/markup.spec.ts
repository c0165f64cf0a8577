import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { markup } from './markup.js';

describe('markup', () => {
  it.each([
    ['The *Declaration* of **1948**[^1]', 'La *Déclaration* de **1948**[^1]'],
    ['see [this](https://un.org)', 'voir [ceci](https://un.org)'],
    ['CO<sub>2</sub> [sic]', 'CO<sub>2</sub>'],
    ['2 * 3', '2 × 3'],
  ])('finds the same markup in “%s” and “%s”', (source, target) => {
    expect(markup.run(checkInput(source, target))).toEqual([]);
  });

  it('says what is missing and what was added', () => {
    expect(markup.run(checkInput('The *will*[^2] of the people', 'La **volonté** du peuple'))).toEqual([
      { key: 'extra', range: [3, 5], params: { what: 'strong', label: '' } },
      { key: 'missing', range: [24, 24], params: { what: 'em', label: '' } },
      { key: 'missing', range: [24, 24], params: { what: 'footnote', label: '[^2]' } },
    ]);
  });
});
