import type { DocumentFacts, Sibling } from './check.js';
import { foldText } from './fold-text.js';
import { remember } from './remember.js';

/** The clauses of a document by what they say, made once for all checks of all its clauses. */
export interface DocumentIndex {
  readonly bySource: ReadonlyMap<string, readonly Sibling[]>;
  readonly byTarget: ReadonlyMap<string, readonly Sibling[]>;
  /** The clauses whose source has a term, in reading order. */
  readonly withTerm: (term: string) => readonly Sibling[];
}

const indexes = new WeakMap<DocumentFacts, DocumentIndex>();

export function indexOfDocument(document: DocumentFacts): DocumentIndex {
  let index = indexes.get(document);
  if (index === undefined) {
    index = {
      bySource: group(document.siblings, ({ source }) => comparable(source)),
      byTarget: group(document.siblings, ({ target }) => comparable(target)),
      withTerm: termFinder(document.siblings),
    };
    indexes.set(document, index);
  }
  return index;
}

/** What two texts share that differ in blanks, in case, or in the mark at their end. */
export const comparable = remember((text) => {
  const plain = text.normalize('NFC').toLowerCase().replace(BLANKS, ' ');
  let end = plain.length;
  while (end > 0 && END_MARKS.has(plain.charAt(end - 1))) end -= 1;
  return plain.slice(0, end).trimStart();
});

const BLANKS = /[\s\u00a0\u202f]+/gu;
const END_MARKS: ReadonlySet<string> = new Set(' .,;:،؛。，；、।።፣፤');

function termFinder(siblings: readonly Sibling[]): (term: string) => readonly Sibling[] {
  let sources: readonly string[] | undefined;
  const found = new Map<string, readonly Sibling[]>();
  return (term) => {
    let clauses = found.get(term);
    if (clauses !== undefined) return clauses;
    sources ??= siblings.map(({ source }) => foldText(source).text);
    const folded = foldText(term).text;
    clauses = siblings.filter((_, at) => sources?.[at]?.includes(folded));
    found.set(term, clauses);
    return clauses;
  };
}

function group(
  siblings: readonly Sibling[],
  keyOf: (sibling: Sibling) => string,
): ReadonlyMap<string, readonly Sibling[]> {
  const groups = new Map<string, Sibling[]>();
  for (const sibling of siblings) {
    const key = keyOf(sibling);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [sibling]);
    else known.push(sibling);
  }
  return groups;
}
