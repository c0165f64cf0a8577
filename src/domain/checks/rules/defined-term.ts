import type { WordProfile } from '../../languages/language-profile.js';
import type { Check, CheckInput, DocumentFacts, Finding, Rendering } from '../check.js';
import type { DefinedTerm } from '../defined-terms.js';
import { definedTerms } from '../defined-terms.js';
import { indexOfDocument } from '../document-index.js';
import { findRenderings } from '../find-term.js';
import { foldText } from '../fold-text.js';
import { proseOf } from '../prose.js';

/**
 * One rendering per document: a term that the document defines is said as where it was defined, and of several
 * renderings that the termbase admits the document uses one.
 */
export const definedTerm: Check = {
  id: 'defined-term',
  severity: 'warning',
  run: (input) => [...byDefinition(input), ...byTermbase(input)],
};

function byDefinition({ source, target, clause, document, profile: { words } }: CheckInput): Finding[] {
  if (document === undefined || target.trim() === '') return [];
  const defined = definedTerms(document);
  if (defined.some(({ key }) => key === clause?.key)) return [];
  const prose = proseOf(source);
  const terms = new Set(defined.map(({ term }) => term).filter((term) => hasTerm(prose, term)));
  return [...terms].flatMap((term): Finding[] => {
    // A term may have been defined twice, differently: either rendering will do.
    const same = defined.filter((one) => one.term === term);
    if (same.some((one) => stemsStand(target, one, words))) return [];
    const params = { term, rendering: same[0]?.rendering ?? '' };
    return [{ key: 'defined-term', range: [0, target.length], params }];
  });
}

/** With its capital and as a word, an English plural included. */
function hasTerm(prose: string, term: string): boolean {
  const at = prose.indexOf(term);
  return (
    at >= 0 &&
    !/\p{L}/u.test(prose.charAt(at - 1)) &&
    /^(?:e?s)?(?!\p{L})/u.test(prose.slice(at + term.length))
  );
}

/** How much of a word stays the same in its forms. */
const STEM = 0.6;
const SHORTEST_STEM = 3;

/** Every word of the rendering by its beginning, in any order: endings change, and so does what stands before. */
function stemsStand(target: string, { rendering }: DefinedTerm, { spaces, prefixes }: WordProfile): boolean {
  const text = foldText(target).text;
  const folded = foldText(rendering).text;
  if (!spaces) return text.includes(folded);
  const words = folded.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > SHORTEST_STEM);
  const longestFirst = prefixes.map((prefix) => foldText(prefix).text).sort((a, b) => b.length - a.length);
  return words.every((word) => {
    const prefix =
      longestFirst.find((one) => word.startsWith(one) && word.length - one.length >= SHORTEST_STEM) ?? '';
    const bare = word.slice(prefix.length);
    return text.includes(bare.slice(0, Math.max(SHORTEST_STEM, Math.ceil(bare.length * STEM))));
  });
}

function byTermbase({ target, clause, document, terms = [], profile: { words } }: CheckInput): Finding[] {
  if (document === undefined || clause === undefined) return [];
  const prose = proseOf(target);
  return terms.flatMap(({ term, preferred, admitted }): Finding[] => {
    const lists = listsOf(preferred, admitted);
    if (lists.length < 2) return [];
    const used = setBefore(document, clause.key, term, lists, words);
    const own = usedIn(prose, lists, words);
    if (used === null || own.length === 0 || own.some((at) => used.includes(at))) return [];
    const [found] = findRenderings(prose, lists[own[0] ?? 0] ?? [], words);
    const rendering = lists[used[0] ?? 0]?.[0]?.text ?? '';
    const range = [found?.start ?? 0, found?.end ?? target.length] as const;
    return [{ key: 'defined-term', range, params: { term, rendering } }];
  });
}

/** The renderings that the clauses before this one settled on; null where this one is the first to say the term. */
function setBefore(
  document: DocumentFacts,
  key: string,
  term: string,
  lists: readonly (readonly Rendering[])[],
  words: WordProfile,
): readonly number[] | null {
  for (const sibling of indexOfDocument(document).withTerm(term)) {
    if (sibling.key === key) return null;
    const used = usedIn(proseOf(sibling.target), lists, words);
    if (used.length > 0) return used;
  }
  return null;
}

function usedIn(prose: string, lists: readonly (readonly Rendering[])[], words: WordProfile): number[] {
  return lists.flatMap((list, at) => (findRenderings(prose, list, words).length > 0 ? [at] : []));
}

const known = new WeakMap<readonly Rendering[], readonly (readonly Rendering[])[]>();

/** Each rendering as a list of its own, the same one every time. */
function listsOf(
  preferred: readonly Rendering[],
  admitted: readonly Rendering[],
): readonly (readonly Rendering[])[] {
  return [preferred, admitted].flatMap((renderings) => {
    let lists = known.get(renderings);
    if (lists === undefined) known.set(renderings, (lists = renderings.map((one) => [one])));
    return lists;
  });
}
