import { type TermLanguage, type TermToken, termTokens } from './term-tokens.js';

/** A way to write a term, and what it stands for. */
export interface TermForm<T> {
  readonly text: string;
  readonly value: T;
}

/** A term that was found: every value that is written so, and where; half-open, in UTF-16 code units. */
export interface FoundTerm<T> {
  readonly values: readonly T[];
  readonly start: number;
  readonly end: number;
}

/** Finds all the terms of a termbase in a text. */
export interface TermRecogniser<T> {
  /**
   * The terms of a text in reading order; of terms within one another the longest. Linear in the text, however many
   * terms there are.
   *
   * @param prose words, with markup blanked out.
   * @param accepts which values count; all where it is left out.
   */
  readonly find: (prose: string, accepts?: (value: T) => boolean) => FoundTerm<T>[];
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  /** In tokens. */
  readonly depth: number;
  readonly values: T[];
  /** The node of the longest end of this one's tokens that some term begins with. */
  fallback: Node<T> | null;
  /** The node of the longest end that is a term. */
  shorter: Node<T> | null;
}

/** Tokens of the longest term that is looked for; a longer one is a sentence. */
const MOST_TOKENS = 64;
const ABBREVIATION_MARK = '\u0001';

/**
 * Builds a recogniser over words made comparable (Aho and Corasick, “Efficient string matching: an aid to bibliographic
 * search”, 1975): one pass over the text for any number of terms.
 */
export function termRecogniser<T>(forms: Iterable<TermForm<T>>, language: TermLanguage): TermRecogniser<T> {
  const root = emptyNode<T>(0);
  const abbreviations = new Set<string>();
  for (const { text, value } of forms) {
    const tokens = termTokens(text, language);
    if (tokens.length === 0 || tokens.length > MOST_TOKENS) continue;
    const keys = tokens.map(({ key, capitals }) => {
      if (capitals !== null) abbreviations.add(capitals);
      return capitals === null ? key : ABBREVIATION_MARK + capitals;
    });
    const end = keys.reduce(stepInto, root);
    if (!end.values.includes(value)) end.values.push(value);
  }
  linkNodes(root);
  const keyOf = ({ key, capitals }: TermToken): string =>
    capitals !== null && abbreviations.has(capitals) ? ABBREVIATION_MARK + capitals : key;
  return {
    find: (prose, accepts = () => true) => {
      const found = scan(root, termTokens(prose, language), keyOf, accepts);
      return language.spaces ? found : wholeWords(found, prose, language.tag);
    },
  };
}

function scan<T>(
  root: Node<T>,
  tokens: readonly TermToken[],
  keyOf: (token: TermToken) => string,
  accepts: (value: T) => boolean,
): FoundTerm<T>[] {
  const found: FoundTerm<T>[] = [];
  let node = root;
  for (const [at, token] of tokens.entries()) {
    const key = keyOf(token);
    while (node !== root && !node.next.has(key)) node = node.fallback ?? root;
    node = node.next.get(key) ?? root;
    // All that end here lie within the longest that does.
    for (let end: Node<T> | null = node; end !== null; end = end.shorter) {
      const values = end.values.filter(accepts);
      const start = tokens[at - end.depth + 1]?.start;
      if (values.length === 0 || start === undefined) continue;
      while ((found.at(-1)?.start ?? -1) >= start) found.pop();
      found.push({ values, start, end: token.end });
      break;
    }
  }
  return found;
}

/**
 * Those that are words of the text, not letters out of the middle of one. Where a term is longer than what the dictionary
 * of `Intl.Segmenter` takes for a word, the term knows better.
 */
function wholeWords<T>(found: readonly FoundTerm<T>[], prose: string, tag: string): FoundTerm<T>[] {
  if (found.length === 0) return [];
  const segmenter = new Intl.Segmenter(tag, { granularity: 'word' });
  const bounds = new Set([...segmenter.segment(prose)].map(({ index }) => index)).add(prose.length);
  return found.filter(({ start, end }) => {
    if (bounds.has(start) && bounds.has(end)) return true;
    for (let at = start + 1; at < end; at += 1) if (bounds.has(at)) return true;
    return false;
  });
}

/** Sets the fallbacks, breadth first: each is that of the parent, one step on. */
function linkNodes<T>(root: Node<T>): void {
  const queue: Node<T>[] = [root];
  for (const node of queue)
    for (const [key, child] of node.next) {
      let fallback = node.fallback;
      while (fallback !== null && !fallback.next.has(key)) fallback = fallback.fallback;
      child.fallback = fallback?.next.get(key) ?? root;
      child.shorter = child.fallback.values.length > 0 ? child.fallback : child.fallback.shorter;
      queue.push(child);
    }
}

function stepInto<T>(node: Node<T>, key: string): Node<T> {
  let child = node.next.get(key);
  if (child === undefined) node.next.set(key, (child = emptyNode<T>(node.depth + 1)));
  return child;
}

function emptyNode<T>(depth: number): Node<T> {
  return { next: new Map<string, Node<T>>(), depth, values: [], fallback: null, shorter: null };
}
