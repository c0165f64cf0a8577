import type { Check } from '../check.js';
import { findRenderings } from '../find-term.js';
import { proseOf } from '../prose.js';

/** A rendering that the termbase forbids for a term of the source. */
export const forbiddenTerm: Check = {
  id: 'forbidden-term',
  severity: 'error',
  run: ({ target, terms = [], profile: { words } }) =>
    terms.flatMap(({ term, preferred, admitted, forbidden }) => {
      if (forbidden.length === 0) return [];
      const prose = proseOf(target);
      // A forbidden word may be part of an admitted rendering: “observer” of “election observer”.
      const allowed = [preferred, admitted].flatMap((renderings) => findRenderings(prose, renderings, words));
      return findRenderings(prose, forbidden, words)
        .filter(
          (found) =>
            !allowed.some(
              ({ start, end }) =>
                start <= found.start && end >= found.end && end - start > found.end - found.start,
            ),
        )
        .map(({ start, end }) => ({
          key: preferred[0] === undefined ? 'alone' : 'instead',
          range: [start, end] as const,
          params: { term, rendering: target.slice(start, end), preferred: preferred[0]?.text ?? '' },
        }));
    }),
};
