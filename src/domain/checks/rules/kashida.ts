import type { Check } from '../check.js';

const TATWEEL = /\u0640+/gu;
const ARABIC = /\p{Script=Arabic}/u;

/** A letter lengthened with tatweel, which hides the word from a search. `هـ` alone is a list letter or the Hijri year. */
export const kashida: Check = {
  id: 'kashida',
  severity: 'warning',
  run: ({ target }) =>
    [...target.matchAll(TATWEEL)]
      .filter(({ 0: all, index }) => {
        const next = target.charAt(index + all.length);
        const isLetterAlone =
          all.length === 1 && !ARABIC.test(next) && !ARABIC.test(target.charAt(index - 2));
        return !isLetterAlone;
      })
      .map(({ 0: all, index }) => ({ key: 'kashida', range: [index, index + all.length], params: {} })),
};
