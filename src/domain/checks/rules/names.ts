import type { WordProfile } from '../../languages/language-profile.js';
import type { Check } from '../check.js';
import { findRenderings } from '../find-term.js';
import { proseOf } from '../prose.js';

/** Names that are not translated stand in the target as they are, or as the termbase writes them in its script. */
export const names: Check = {
  id: 'names',
  severity: 'warning',
  run: ({ source, target, terms = [], profile: { words } }) => {
    const protectedNames = terms.filter(({ doNotTranslate }) => doNotTranslate);
    if (protectedNames.length === 0 || target.trim() === '') return [];
    const prose = proseOf(target);
    return protectedNames
      .filter(({ term }) => isName(proseOf(source), term))
      .filter(
        ({ term, preferred, admitted }) =>
          !standsIn(prose, term, words) &&
          [preferred, admitted].every((all) => findRenderings(prose, all, words, true).length === 0),
      )
      .map(({ term }) => ({
        key: 'names',
        range: [target.length, target.length] as const,
        params: { name: term },
      }));
  },
};

function isName(prose: string, name: string): boolean {
  return standsIn(prose, name, { spaces: true, prefixes: [], endings: false });
}

/** Letter by letter, capitals included. An ending may follow, and what the language writes together with a word precede. */
function standsIn(prose: string, name: string, { spaces, prefixes }: WordProfile): boolean {
  for (let at = prose.indexOf(name); at >= 0; at = prose.indexOf(name, at + 1)) {
    if (!spaces || !/[\p{L}\p{N}]/u.test(prose.charAt(at - 1))) return true;
    if (prefixes.some((prefix) => prose.slice(0, at).endsWith(prefix))) return true;
  }
  return false;
}
