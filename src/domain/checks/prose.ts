import type { InlineToken } from '../markup/inline-token.js';
import { readInline } from '../markup/read-inline.js';
import { remember } from './remember.js';

const MARKUP = /[\\`*_~[\]!<\n]/;
const MAY_HAVE_ADDRESS = /@|:\/\/|www\./i;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\S{1,64}@\S+/giu;
/** What is not words, and is blanked out. Delimiters leave a word joiner, so that `*a*b` stays one word. */
const NO_WORDS: ReadonlySet<InlineToken['type']> = new Set([
  'link-close',
  'html',
  'autolink',
  'footnote',
  'code',
] as const);

/** Stands where markup was; no letter, no digit, no blank and no punctuation. */
export const BLANKED = '\ufff9';

/**
 * The words of inline Markdown, every one at its place: link destinations, tags, code, note marks, addresses and
 * delimiters are overwritten, code unit by code unit, with `BLANKED`.
 */
export const proseOf = remember((text) => {
  const words = MARKUP.test(text) ? withoutMarkup(text) : text;
  return MAY_HAVE_ADDRESS.test(words) ? words.replace(ADDRESS, blankAddress) : words;
});

const ASCII_DIGIT = /[0-9]/;
const BEYOND_LATIN = /[^\0-\u05ff\u2000-\u206f]/;

/** True where there are decimal digits of any script among the words. */
export const hasDigits = remember((text) => {
  const prose = proseOf(text);
  // Most texts are in a script of which a glance tells: no property of Unicode is asked for them.
  return ASCII_DIGIT.test(prose) || (BEYOND_LATIN.test(prose) && /\p{Nd}/u.test(prose));
});

/** What ends the sentence after an address is no part of it. */
function blankAddress(address: string): string {
  let end = address.length;
  while (end > 0 && AFTER.has(address.charAt(end - 1))) end -= 1;
  return BLANKED.repeat(end) + address.slice(end);
}

const AFTER: ReadonlySet<string> = new Set('.,;:!?…)]}»”"’。，、；：！？），،؛؟।።፣፤');

function withoutMarkup(text: string): string {
  const pieces = readInline(text).map((token) => {
    const { type, start, end } = token;
    if (NO_WORDS.has(type) || type === 'open' || type === 'close' || type === 'link-open')
      return BLANKED.repeat(end - start);
    if (type === 'break') return ' '.repeat(end - start);
    return type === 'escape' ? BLANKED + text.slice(start + 1, end) : text.slice(start, end);
  });
  return pieces.join('');
}
