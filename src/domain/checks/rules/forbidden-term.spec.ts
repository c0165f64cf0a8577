import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import type { TermFacts } from '../check.js';
import { forbiddenTerm } from './forbidden-term.js';

const plain = (text: string, ...variants: string[]) => ({ text, variants });
const term = (facts: Partial<TermFacts>): TermFacts => ({
  ...{ term: 'observer', preferred: [], admitted: [], forbidden: [], doNotTranslate: false },
  ...facts,
});
const told = (target: string, facts: Partial<TermFacts>, language?: string) =>
  forbiddenTerm
    .run(checkInput('The observer votes.', target, language, { terms: [term(facts)] }))
    .map(({ key, range }) => [key, target.slice(...range)]);

describe('forbidden-term', () => {
  it('tells of a forbidden rendering and its variants, and what to use instead', () => {
    const facts = { preferred: [plain('observateur')], forbidden: [plain('contrôleur', 'contrôleurs')] };
    expect(told('Le contrôleur vote.', facts)).toEqual([['instead', 'contrôleur']]);
    expect(told('Les Contrôleurs votent.', facts)).toEqual([['instead', 'Contrôleurs']]);
    expect(told('L’observateur vote.', facts)).toEqual([]);
    expect(told('Les contrôleuses votent.', facts)).toEqual([]);
  });

  it('finds it with what a language writes together with it', () => {
    expect(told('صوّت والمفتش', { forbidden: [plain('مفتش')] }, 'ar')).toEqual([['alone', 'مفتش']]);
    expect(told('denetçinin oyu', { forbidden: [plain('denetçi')] }, 'tr')).toEqual([
      ['alone', 'denetçinin'],
    ]);
    expect(told('监察员投票。', { forbidden: [plain('监察员')] }, 'zh-Hans')).toEqual([['alone', '监察员']]);
  });

  it('leaves a forbidden word alone within an admitted rendering', () => {
    const facts = { admitted: [plain('contrôleur électoral')], forbidden: [plain('contrôleur')] };
    expect(told('Le contrôleur électoral vote.', facts)).toEqual([]);
  });
});
