import type { Check } from '../check.js';
import { findRenderings } from '../find-term.js';
import { proseOf } from '../prose.js';

/** A term of the source has one of its renderings in the target, as a lemma, with an ending, or in a listed variant. */
export const glossary: Check = {
  id: 'glossary',
  severity: 'warning',
  run: ({ target, terms = [], profile: { words } }) => {
    const prose = proseOf(target);
    if (prose.trim() === '') return [];
    return terms
      .filter(
        ({ preferred, admitted, doNotTranslate }) =>
          !doNotTranslate &&
          preferred.length + admitted.length > 0 &&
          [preferred, admitted].every((all) => findRenderings(prose, all, words, true).length === 0),
      )
      .map(({ term, preferred, admitted }) => ({
        key: 'glossary',
        range: [target.length, target.length] as const,
        params: { term, rendering: (preferred[0] ?? admitted[0])?.text ?? '' },
      }));
  },
};
