import type { InlineToken } from '../markup/inline-token.js';
import { readInline } from '../markup/read-inline.js';

const MARKUP = /[\\`*_~[\]!<\n]/;
const ADDRESS = /(?:https?:\/\/|www\.)\S+|\S{1,64}@\S+/giu;
/** Two texts are looked at by thirty checks one after the other. */
const MOST_KNOWN = 8;
const known = new Map<string, string>();

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
export function proseOf(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const prose = (MARKUP.test(text) ? withoutMarkup(text) : text).replace(ADDRESS, blankAddress);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, prose);
  return prose;
}

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
