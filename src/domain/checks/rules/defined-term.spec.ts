import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../../../test/factories/check-input.js';
import type { TermFacts } from '../check.js';
import { definedTerm } from './defined-term.js';

const clause = (key: string) => ({ key, kind: 'clause' as const, number: null });
const definition = {
  key: 'a',
  source: 'This text (hereinafter “the Declaration”) is a guide.',
  target: 'Ce texte (ci-après « la Déclaration ») est un guide.',
};
const told = (source: string, target: string, siblings = [definition], terms: readonly TermFacts[] = []) =>
  definedTerm
    .run(
      checkInput(source, target, 'fr', {
        ...{ clause: clause('z'), terms },
        document: { clauseNumbers: [], siblings: [...siblings, { key: 'z', source, target }] },
      }),
    )
    .map(({ params }) => [params.term, params.rendering]);

describe('defined-term', () => {
  it('tells of a term that is said otherwise than where the text defines it', () => {
    expect(told('We endorse the Declaration.', 'Nous souscrivons à la Charte.')).toEqual([
      ['Declaration', 'la Déclaration'],
    ]);
    expect(told('We endorse the Declaration.', 'Nous souscrivons aux déclarations.')).toEqual([]);
    expect(told('We make a declaration.', 'Nous disons ceci.')).toEqual([]);
  });

  it('has nothing to say where the definition is not translated yet', () => {
    expect(
      told('We endorse the Declaration.', 'Nous souscrivons à la Charte.', [{ ...definition, target: '' }]),
    ).toEqual([]);
  });

  it('tells of a second rendering where the termbase admits two', () => {
    const observer: TermFacts = {
      ...{ term: 'observer', forbidden: [], doNotTranslate: false },
      preferred: [{ text: 'observateur', variants: ['observateurs'] }],
      admitted: [{ text: 'témoin', variants: ['témoins'] }],
    };
    const before = { key: 'a', source: 'Observers vote.', target: 'Les observateurs votent.' };
    expect(told('The observer votes.', 'Le témoin vote.', [before], [observer])).toEqual([
      ['observer', 'observateur'],
    ]);
    expect(told('The observer votes.', 'L’observateur vote.', [before], [observer])).toEqual([]);
    expect(told('The observer votes.', 'Le témoin vote.', [], [observer])).toEqual([]);
  });
});
