import type { SourceRange } from '../clauses/clause.js';

/** The words next to each other as they were typed, or each of them somewhere. */
export type WordsMode = 'phrase' | 'all';

/** Places that are told of one text. */
const MOST_PLACES = 50;

/**
 * Makes a search for words, whatever their case and whatever blanks are between them; signs mean themselves. It finds parts
 * of words too, and so works in scripts without spaces. Null where there is nothing to look for.
 *
 * @returns where the words stand in a text, in order; null where they do not (of `all`: not all of them).
 */
export function wordSearch(sought: string, mode: WordsMode): ((text: string) => SourceRange[] | null) | null {
  const words = sought.normalize('NFC').trim().split(/\s+/).filter(Boolean).map(literal);
  if (words.length === 0) return null;
  const patterns = (mode === 'phrase' ? [words.join('\\s+')] : [...new Set(words)]).map(
    (pattern) => new RegExp(pattern, 'giu'),
  );
  return (text) => {
    const places: SourceRange[] = [];
    for (const pattern of patterns) {
      const before = places.length;
      for (const { 0: found, index } of text.matchAll(pattern)) {
        places.push({ start: index, end: index + found.length });
        if (places.length - before === MOST_PLACES) break;
      }
      if (places.length === before) return null;
    }
    return places.sort((one, other) => one.start - other.start || other.end - one.end);
  };
}

function literal(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
