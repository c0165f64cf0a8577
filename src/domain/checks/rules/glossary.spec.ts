import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import type { TermFacts } from '../check.js';
import { glossary } from './glossary.js';

const facts = (text: string, ...variants: string[]): readonly TermFacts[] => [
  {
    ...{ term: 'election observer', admitted: [], forbidden: [], doNotTranslate: false },
    preferred: [{ text, variants }],
  },
];
const told = (target: string, language: string, terms: readonly TermFacts[]) =>
  glossary
    .run(checkInput('The election observer.', target, language, { terms }))
    .map(({ params }) => params.rendering);

describe('glossary', () => {
  it.each([
    ['fr', 'Les observateurs électoraux.', facts('observateur électoral', 'observateurs électoraux')],
    ['tr', 'Seçim gözlemcilerinin', facts('seçim gözlemcisi', 'seçim gözlemci')],
    ['ar', 'ولمراقبي الانتخابات', facts('مراقب الانتخابات', 'مراقبي الانتخابات')],
    ['zh-Hans', '选举观察员。', facts('选举观察员')],
    ['ru', 'Наблюдателями на выборах.', facts('наблюдатель на выборах', 'наблюдателями на выборах')],
  ])('finds in %s the term in “%s”', (language, target, terms) => {
    expect(told(target, language, terms)).toEqual([]);
  });

  it('tells which rendering is missing', () => {
    expect(told('Les témoins.', 'fr', facts('observateur électoral'))).toEqual(['observateur électoral']);
  });

  it('takes an admitted rendering for as good', () => {
    const [first] = facts('observateur');
    const terms = [{ ...first, admitted: [{ text: 'témoin', variants: [] }] } as TermFacts];
    expect(told('Les témoins.', 'fr', terms)).toEqual([]);
  });
});
