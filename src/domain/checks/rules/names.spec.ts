import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import type { TermFacts } from '../check.js';
import { names } from './names.js';

const name = (term: string, ...renderings: string[]): TermFacts => ({
  ...{ term, admitted: [], forbidden: [], doNotTranslate: true },
  preferred: renderings.map((text) => ({ text, variants: [] })),
});
const told = (target: string, term: TermFacts, language = 'fr') =>
  names
    .run(checkInput('GNDEM supports observers.', target, language, { terms: [term] }))
    .map(({ params }) => params.name);

describe('names', () => {
  it.each([
    ['fr', 'Le GNDEM soutient les observateurs.'],
    ['tr', 'GNDEM’in gözlemcileri'],
    ['ar', 'وGNDEM تدعم'],
    ['zh-Hans', '由GNDEM支持'],
  ])('finds the name in %s: “%s”', (language, target) => {
    expect(told(target, name('GNDEM'), language)).toEqual([]);
  });

  it('tells of a name that is missing, misspelt or in small letters', () => {
    expect(told('Le GDNEM soutient.', name('GNDEM'))).toEqual(['GNDEM']);
    expect(told('Le gndem soutient.', name('GNDEM'))).toEqual(['GNDEM']);
  });

  it('takes a listed transliteration for the name', () => {
    expect(told('ГНДЕМ поддерживает.', name('GNDEM', 'ГНДЕМ'), 'ru')).toEqual([]);
  });
});
