import type { DocumentFacts, Sibling } from './check.js';
import { proseOf } from './prose.js';

/** A term that a document defines, and what its translation says for it in the same place. */
export interface DefinedTerm {
  /** As the source has it, with its capital. */
  readonly term: string;
  readonly rendering: string;
  /** The clause that defines it. */
  readonly key: string;
}

/** `(hereinafter “the Declaration”)`, `“Observer” means`: a term in quotation marks that is being defined. */
const DEFINITION =
  /\((?:[^()“”"]{0,60}\s)?[“"]([^“”"]{2,60})[”"]\)|(?:hereinafter|hereafter|referred to as)[^()“”".]{0,40}[“"]([^“”"]{2,60})[”"]|[“"]([^“”"]{2,60})[”"]\s(?:means|shall mean|refers to|includes)\b/giu;
const QUOTED = /[“„«「『"]\s?([^“”„«»「」『』"]{1,80}?)\s?[”“»」』"]/gu;
const ARTICLE = /^(?:the|an?)\s+/i;
const known = new WeakMap<DocumentFacts, readonly DefinedTerm[]>();

/**
 * The terms that a document defines and the renderings that its translation gives them where it defines them. Only
 * definitions whose clause has as many quoted words in both languages, so that it is certain which belong together.
 */
export function definedTerms(document: DocumentFacts): readonly DefinedTerm[] {
  let terms = known.get(document);
  if (terms === undefined) known.set(document, (terms = document.siblings.flatMap(readDefinitions)));
  return terms;
}

function readDefinitions({ key, source, target }: Sibling): DefinedTerm[] {
  if (!/[“"]/.test(source)) return [];
  const prose = proseOf(source);
  const defined = [...prose.matchAll(DEFINITION)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  if (defined.length === 0) return [];
  const quoted = [...prose.matchAll(QUOTED)].map(({ 1: words = '' }) => words);
  const renderings = [...proseOf(target).matchAll(QUOTED)].map(({ 1: words = '' }) => words.trim());
  if (quoted.length !== renderings.length) return [];
  return quoted.flatMap((words, at) => {
    const rendering = renderings[at] ?? '';
    const term = words.replace(ARTICLE, '').replace(/[.,;]$/, '');
    return defined.includes(words) && /^\p{Lu}/u.test(term) && rendering !== ''
      ? [{ term, rendering, key }]
      : [];
  });
}
