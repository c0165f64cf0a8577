import type { EditionClause } from '../../domain/assembly/edition.js';
import { isTranslatable } from '../../domain/clauses/clause.js';
import type { Link } from '../../domain/markup/inline-token.js';
import { readInline } from '../../domain/markup/read-inline.js';
import { encodeInline } from '../markdown/encode-inline.js';
import { beginsWithMarker, hasNumberInWords, withoutNumber } from '../markdown/number-in-words.js';
import { targetLines } from '../markdown/target-lines.js';
import type { Definitions } from './source-layout.js';

/**
 * The words that an edition shows for a clause, as inline Markdown: lines, no controls, and of links, images, tags and
 * footnote marks only those of the source, as in the edition's Markdown. Without its number, which is printed beside it.
 */
export function wordsOf({ clause, target }: EditionClause): string {
  const words = targetLines(target ?? clause.text).join('\n');
  const typed =
    target === null || target === clause.text
      ? words
      : encodeInline(words, { source: clause.text, emphasis: '', literal: false, cell: false });
  return withoutNumber(clause, typed);
}

/** True where the clause is shown in the source language for want of a target. */
export function isUntranslated({ clause, target }: EditionClause): boolean {
  return target === null && isTranslatable(clause);
}

/** The number to print beside the words; null where there is none, or where it is one of the words (“Article 5”). */
export function labelOf({ clause }: EditionClause): string | null {
  const { marker, text } = clause;
  return hasNumberInWords(clause) || !beginsWithMarker(clause, text) ? marker : null;
}

/**
 * Inline Markdown without its markup. Links are followed by their address in parentheses where `definitions`, those of
 * the text, are given.
 */
export function plainText(words: string, definitions: Definitions | null = null): string {
  const parts = readInline(words).map((token) => {
    const raw = words.slice(token.start, token.end);
    switch (token.type) {
      case 'text':
      case 'loose':
        return decodeEntities(raw);
      case 'escape':
        return raw.slice(1);
      case 'break':
        return '\n';
      case 'code':
        return token.content;
      case 'html':
        return /^br$/.test(token.tag) ? '\n' : isFormatting(token.tag) ? '' : raw;
      case 'autolink':
        return token.destination;
      case 'footnote':
        return `[${token.label}]`;
      case 'open':
      case 'close':
        return '';
      case 'link-open':
        return isLink(token.link, definitions) ? '' : '[';
      case 'link-close': {
        const address = addressOf(token.link, definitions);
        if (!isLink(token.link, definitions)) return ']';
        return definitions !== null && address !== '' ? ` (${address})` : '';
      }
    }
  });
  return parts.join('');
}

function isLink(link: Link, definitions: Definitions | null): boolean {
  return link.destination !== null || definitions?.has(link.label ?? '') === true;
}

function addressOf({ destination, label }: Link, definitions: Definitions | null): string {
  return destination ?? definitions?.get(label ?? '') ?? '';
}

/** Tags that only dress words; others are shown as they were typed. */
export function isFormatting(tag: string): boolean {
  return FORMATTING.has(tag);
}

const FORMATTING: ReadonlySet<string> = new Set(
  'b strong i em u s del ins sub sup small mark abbr cite q bdi bdo span kbd code'.split(' '),
);
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  shy: '\u00ad',
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (raw, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name] ?? raw;
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
      return code < 32 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)
        ? '\ufffd'
        : String.fromCodePoint(code);
    },
  );
}
