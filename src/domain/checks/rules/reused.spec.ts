import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import { reused } from './reused.js';

const told = (source: string, target: string) =>
  reused
    .run(
      checkInput(source, target, 'fr', {
        clause: { key: 'b', kind: 'clause', number: null },
        document: {
          clauseNumbers: [],
          siblings: [
            { key: 'a', source: 'Observers report the truth.', target: 'Les observateurs disent la vérité.' },
          ],
        },
      }),
    )
    .map(({ params }) => params.other);

describe('reused', () => {
  it('tells of the other source that has the same target', () => {
    expect(told('Observers count votes.', 'Les observateurs disent la vérité.')).toEqual([
      'Observers report the truth.',
    ]);
  });

  it('has nothing to say where the sources say the same, or the target is a word or two', () => {
    expect(told('Observers report the truth', 'Les observateurs disent la vérité.')).toEqual([]);
    expect(told('Yes.', 'Oui.')).toEqual([]);
  });
});
