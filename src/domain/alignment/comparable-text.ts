const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  hellip: '…',
  ldquo: '"',
  lsquo: "'",
  lt: '<',
  mdash: '-',
  nbsp: ' ',
  ndash: '-',
  quot: '"',
  rdquo: '"',
  rsquo: "'",
  shy: '',
};
/** A pair of marks around words, not inside one: `2*3` and `max_votes` are words. */
const EMPHASIS =
  /(^|[^\p{L}\p{N}*_\\])([*_]{1,3})(?=[^\s*_])([^\n]{0,2000}?[^\s*_\\]|)\2(?![\p{L}\p{N}*_])/gu;
/** Two kinds of marks around the same words: `__*words*__`, `**_words_**`. */
const UNDERLINED_STARS =
  /(^|[^\p{L}\p{N}*_\\])(_{1,2})(\*{1,2})(?=[^\s*_])([^\n]{0,2000}?[^\s*_\\])\3\2(?![\p{L}\p{N}*_])/gu;
const STARRED_LINES =
  /(^|[^\p{L}\p{N}*_\\])(\*{1,2})(_{1,2})(?=[^\s*_])([^\n]{0,2000}?[^\s*_\\])\3\2(?![\p{L}\p{N}*_])/gu;
/** Two or three hyphens for a dash: alone or between words, not the beginning of `--json`. */
const TYPED_DASH = /(?<=^|\s)-{2,3}(?=\s|$)|(?<=[\p{L}\p{N}]["'.,;:!?)]{0,2})-{2,3}(?=["'(]?[\p{L}\p{N}])/gu;
const MARKUP = /[\\&*_<`\][]/;
const TYPOGRAPHY = /[“”„«»‘’‚–—‐‑…\u00a0\u2009\u202f\u00ad\u200b]|--|\s{2}|[\t\n]/;

/**
 * The words of a clause without their dress: two texts that differ only in emphasis, quotation marks, dashes,
 * entities, escapes, white space, the address of a link or the marker before them have the same comparable text.
 * That words are a link stays visible (`[words]`): a translation must carry the link.
 */
export function comparableText(text: string): string {
  let plain = text.normalize('NFC');
  if (MARKUP.test(plain))
    plain = plain
      .replace(/(!?\[[^\][]*\])\(((?:[^()\\]|\\.|\([^()]*\))*)\)/g, linkWithoutAddress)
      .replace(/(?<=\])\[(?!\^)[^\][]*\]/g, '')
      .replace(/<(https?:[^<>\s]+)>/g, '$1')
      .replace(/<(?:mailto:)?([^<>\s@/]+@[^<>\s@/]+)>/gi, '$1')
      .replace(/<br(?:\s[^<>]*)?\/?>/gi, ' ')
      .replace(/<\/?(?:b|i|em|strong|u|span)(?:\s[^<>]*)?\/?>/gi, '')
      .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,8});/gi, decodeEntity)
      .replace(UNDERLINED_STARS, '$1$4')
      .replace(STARRED_LINES, '$1$4')
      .replace(EMPHASIS, '$1$3')
      .replace(EMPHASIS, '$1$3')
      .replace(/(?<!`)`([^`\n]{1,500})`(?!`)/g, '$1')
      .replace(/\\([!-/:-@[-`{-~])/g, '$1');
  if (TYPOGRAPHY.test(plain))
    plain = plain
      .replace(/[“”„«»]/g, '"')
      .replace(/[‘’‚]/g, "'")
      .replace(/[–—‐‑]/g, '-')
      .replace(/…/g, '...')
      .replace(TYPED_DASH, '-')
      .replace(/[\u00ad\u200b]/g, '')
      .replace(/\s+/g, ' ');
  return plain.trim();
}

/** A link's title is read by people and stays; its address goes. */
function linkWithoutAddress(_: string, words: string, inside: string): string {
  const title = /^\s*\S+\s+(["'(][\s\S]*["')])\s*$/.exec(inside)?.[1];
  return title === undefined ? words : `${words} ${title}`;
}

function decodeEntity(whole: string, name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
