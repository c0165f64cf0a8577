import type { Check, CheckInput } from '../check.js';
import { comparable } from '../document-index.js';
import { proseOf } from '../prose.js';

const WORD = /\p{L}[\p{L}\p{M}'’-]*/gu;
/** So many words with capitals may be a name that nobody listed. */
const MOST_NAME_WORDS = 3;
/** “of”, “the”: small in names too. */
const LONGEST_PARTICLE = 3;

/** The target is the source. Names, numbers, symbols and single words are the same in many languages. */
export const unchanged: Check = {
  id: 'unchanged',
  severity: 'warning',
  run: (input) => {
    const { source, target, sourceLanguage, language } = input;
    if (baseOf(sourceLanguage) === baseOf(language) || comparable(source) !== comparable(target)) return [];
    if (!isProse(input)) return [];
    return [{ key: 'unchanged', range: [0, target.length], params: {} }];
  },
};

function isProse({ source, terms = [], profile }: CheckInput): boolean {
  let prose = proseOf(source);
  for (const { term, doNotTranslate } of terms) if (doNotTranslate) prose = prose.replaceAll(term, ' ');
  const words = [...prose.matchAll(WORD)].map(([word]) => word).filter((word) => word.length > 1);
  // A language of another script writes no word as English does, but for acronyms.
  if (profile.scripts !== null && !profile.scripts.includes('Latn'))
    return words.some((word) => word !== word.toUpperCase());
  const content = words.filter((word) => word.length > LONGEST_PARTICLE);
  const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word);
  return words.length > 1 && (content.some(isSmall) || content.length > MOST_NAME_WORDS);
}

function baseOf(tag: string): string {
  return tag.split('-')[0] ?? tag;
}
