import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { quotationLock } from './quotation-lock.js';

const quotations = [
  {
    source: 'The will of the people shall be the basis of the authority of government',
    target: 'La volonté du peuple est le fondement de l’autorité des pouvoirs publics',
    instrument: 'UDHR, article 21',
  },
];
const told = (source: string, target: string) =>
  quotationLock.run(checkInput(source, target, 'fr', { quotations })).map(({ params }) => params.instrument);
const SOURCE = 'It says: “The will of the people shall be the basis of the authority of government.”';

describe('quotation-lock', () => {
  it('finds the authoritative words, whatever marks stand around them', () => {
    expect(
      told(
        SOURCE,
        'Il dit : « La volonté du peuple est le fondement de l’autorité des *pouvoirs publics*. »',
      ),
    ).toEqual([]);
  });

  it('tells of words of somebody’s own', () => {
    expect(told(SOURCE, 'Il dit : « La volonté populaire fonde le gouvernement. »')).toEqual([
      'UDHR, article 21',
    ]);
  });

  it('has nothing to say where nothing is quoted', () => {
    expect(told('Something else.', 'Autre chose.')).toEqual([]);
  });
});
