import { readMarker } from '../../domain/clauses/read-marker.js';

/** Openings of blocks in CommonMark, GFM, kramdown and Pandoc that a line of words could be mistaken for. */
const BLOCK_OPENERS: readonly { readonly opener: RegExp; readonly escape: (line: string) => string }[] = [
  // # heading, > quote, | table, ~~~ fence, : definition, = and - underlines, +++ front matter
  { opener: /^(?:#|>|\||~~~|:|=|\+|-)/, escape: (line) => `\\${line}` },
  // * item and rules; _ rules
  { opener: /^(?:[*_](?:\s|$)|(?:[*_][ \t]*){3,}$)/, escape: (line) => `\\${line}` },
  // bullets that word processors leave behind
  { opener: /^[•‣◦▪·](?:\s|$)/, escape: (line) => entity(line.charAt(0)) + line.slice(1) },
  // [^1]: footnotes and [label]: definitions
  { opener: /^\[[^\]]*\]:/, escape: (line) => line.replace(']:', ']\\:') },
];

const LETTER = /^\p{L}/u;
const WRAP = /^[*_]{1,3}(?=[^\s*_])/;
const LONGEST_MARKER = 32;

/** Keeps the first characters of an encoded line from opening a block or being read as its number. */
export function protectLineStart(line: string): string {
  if (LETTER.test(line)) return isMarked(line) ? disguise(line) : line;
  const head = WRAP.exec(line)?.[0] ?? '';
  const words = line.slice(head.length);
  const opening = BLOCK_OPENERS.find(({ opener }) => opener.test(words));
  if (opening !== undefined) return head + opening.escape(words);
  return isMarked(words) ? head + disguise(words) : line;
}

/** “Article 5” opens a section only where it stands alone, so it is left readable unless it turns out to do so. */
function isMarked(words: string): boolean {
  const marker = readMarker(words, 0, Math.min(words.length, LONGEST_MARKER));
  return marker !== null && (marker.word === null || marker.word === '§');
}

/**
 * Writes the first word of an encoded line so that no reader takes it for a number, a marker or a structural word
 * (`a)`, `§ 3`, `Article 5`).
 */
export function disguiseLineStart(line: string): string {
  const head = WRAP.exec(line)?.[0] ?? '';
  return head + disguise(line.slice(head.length));
}

/** Puts the punctuation of a marker behind backslashes; where there is none, writes the first character as an entity. */
function disguise(words: string): string {
  const [first = ''] = /^\S*/.exec(words) ?? [];
  if (/^[\p{L}\p{N}(][\p{L}\p{N}.()]*[.)]/u.test(first))
    return first.replace(/[.()]/g, '\\$&') + words.slice(first.length);
  const escaped = /^\\([^])/u.exec(words)?.[1];
  if (escaped !== undefined) return entity(escaped) + words.slice(1 + escaped.length);
  const [char = ''] = words;
  return char === '' || /^[&[!<`]/.test(char) ? words : entity(char) + words.slice(char.length);
}

function entity(char: string): string {
  return `&#${String(char.codePointAt(0) ?? 32)};`;
}
