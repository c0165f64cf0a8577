import type { Check } from '../check.js';
import { comparable, indexOfDocument } from '../document-index.js';

const WORDS = /[^\p{L}\p{M}\p{N}]+/gu;
/** Short texts of different words often are the same in another language: “Endorsed by”, “Supported by”. */
const SHORTEST = 12;
/** As many words in a script that has a sign for each. */
const SHORTEST_IN_SIGNS = 6;

/** Another clause with another source has the same target. */
export const reused: Check = {
  id: 'reused',
  severity: 'warning',
  run: ({ source, target, clause, document, profile }) => {
    const own = comparable(target);
    if (document === undefined || !isLong(own, profile.words.spaces)) return [];
    const words = wordsOf(source);
    const other = indexOfDocument(document)
      .byTarget.get(own)
      ?.find((sibling) => sibling.key !== clause?.key && wordsOf(sibling.source) !== words);
    if (other === undefined) return [];
    return [{ key: 'reused', range: [0, target.length], params: { other: other.source } }];
  },
};

/** Without an article: “The Project Leader;” and “Project Leader” are the same. */
function wordsOf(text: string): string {
  return comparable(text)
    .replace(WORDS, ' ')
    .trim()
    .replace(/^\p{L}{1,3} (?=\p{L})/u, '');
}

function isLong(text: string, hasSpaces: boolean): boolean {
  return hasSpaces ? text.length >= SHORTEST && text.includes(' ') : text.length >= SHORTEST_IN_SIGNS;
}
