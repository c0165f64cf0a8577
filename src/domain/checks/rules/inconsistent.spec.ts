import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { inconsistent } from './inconsistent.js';

const told = (source: string, target: string) =>
  inconsistent
    .run(
      checkInput(source, target, 'fr', {
        clause: { key: 'b', kind: 'clause', number: null },
        document: {
          clauseNumbers: [],
          siblings: [
            { key: 'a', source: 'Endorsed by:', target: 'Soutenu par :' },
            { key: 'b', source: 'Endorsed by:', target: 'something older' },
          ],
        },
      }),
    )
    .map(({ params }) => params.other);

describe('inconsistent', () => {
  it('tells how another clause translates the same source', () => {
    expect(told('Endorsed by:', 'Avec l’appui de :')).toEqual(['Soutenu par :']);
  });

  it('has nothing to say of the same target, of case and end marks, of other sources, of the clause itself', () => {
    expect(told('Endorsed by:', 'Soutenu par :')).toEqual([]);
    expect(told('ENDORSED BY', 'soutenu par')).toEqual([]);
    expect(told('Supported by:', 'Avec l’appui de :')).toEqual([]);
  });
});
