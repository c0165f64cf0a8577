import type { Stemmer, TermLanguage } from '../domain/terms/term-tokens.js';
import { languageProfile } from './locale-files.js';
import { STEMMERS } from './stemmers.js';

/** Scripts (ISO 15924) that put no spaces between words, whether or not a locale file says so. */
const UNSPACED: ReadonlySet<string> = new Set(
  'Bopo Hani Hans Hant Hira Jpan Kana Khmr Laoo Mymr Thai Tibt'.split(' '),
);

const known = new Map<string, TermLanguage>();

/** How terms of a language are recognised: by stem where there is a stemmer, else as they are listed. */
export function termLanguage(tag: string): TermLanguage {
  let language = known.get(tag);
  if (language === undefined) known.set(tag, (language = describe(tag)));
  return language;
}

function describe(tag: string): TermLanguage {
  const { words, derivations } = languageProfile(tag);
  const locale = new Intl.Locale(tag).maximize();
  const spaces = words.spaces && !UNSPACED.has(locale.script ?? '');
  const stemmer = spaces ? STEMMERS[locale.language] : undefined;
  return { tag, spaces, stem: stemmer === undefined ? null : keepingApart(stemmer, derivations) };
}

/** A stem, and which of the endings that make another word of it the word has. */
function keepingApart(stem: Stemmer, derivations: readonly (readonly string[])[]): Stemmer {
  if (derivations.length === 0) return stem;
  const classes = derivations.flatMap((endings, at) => endings.map((ending) => ({ ending, mark: `+${at}` })));
  return (word) => {
    const found = classes.find(({ ending }) => word.length > ending.length + 2 && word.endsWith(ending));
    return stem(word) + (found?.mark ?? '');
  };
}
