import type { InlineToken } from '../../domain/markup/inline-token.js';
import { readInline } from '../../domain/markup/read-inline.js';
import { allowedMarkup } from './allowed-markup.js';
import type { InlineStyle } from './inline-style.js';
import { writeLinkTail } from './write-link-tail.js';

const MARKUP = /[\\`*_~[\]<&{|]/;
/** Liquid, Jinja, kramdown and Hugo read these even inside paragraphs. */
const TEMPLATE = /\{(?=[{%:#<])/g;

/** Writes a target as inline Markdown that leaves nothing open and links nowhere new; `\n` is a hard line break. */
export function encodeInline(target: string, style: InlineStyle): string {
  const picture = style.source.includes('![') ? readPicture(style.source) : null;
  if (picture === null && !style.literal && !MARKUP.test(target)) return target;
  const tokens = readInline(target);
  if (picture !== null && !tokens.some((token) => token.type === 'link-open' && token.link.image))
    return picture.before + escapeAll(target.replaceAll('\n', ' ')) + picture.after;
  const allowed = allowedMarkup(style.source, target, tokens);
  const own = (token: InlineToken): string => {
    if (token.type === 'break') return '\n';
    const raw = target.slice(token.start, token.end).replaceAll('\n', ' ');
    switch (token.type) {
      case 'text':
        return style.literal ? escapeAll(raw) : encodeText(raw, style);
      case 'escape':
        if (style.emphasis !== '' || (style.cell && raw === '\\|')) return entities(raw.slice(1));
        return raw;
      case 'open':
      case 'close':
        if (style.literal) return escapeAll(raw);
        return style.emphasis.includes(raw.charAt(0)) ? entities(raw) : raw;
      case 'code':
        return style.literal || isUnsafeCode(raw, style) ? escapeAll(raw) : raw;
      case 'html':
        return !style.literal && allowed.tagsAt.has(token.start) ? raw : escapeAll(raw);
      case 'autolink':
        return allowed.destinations.has(token.destination) ? raw : escapeAll(raw);
      case 'footnote':
        return allowed.footnotes.has(token.label) ? raw : escapeAll(raw);
      case 'link-open':
        return allowed.linkFor(token.link) === null ? escapeAll(raw) : raw;
      case 'link-close': {
        const known = allowed.linkFor(token.link);
        return known === null ? escapeAll(raw) : writeLinkTail(known, token.link, style);
      }
      case 'loose':
        return style.emphasis === '' ? escapeAll(raw) : entities(raw);
    }
  };
  return tokens.map(own).join('');
}

/**
 * What stands around the words of a clause that is an image and nothing else, linked or not: the image is no word, and
 * stays where a translator writes down the words alone.
 */
function readPicture(source: string): { readonly before: string; readonly after: string } | null {
  const tokens = readInline(source);
  const opened = tokens.findIndex(({ type }) => type !== 'link-open');
  const closing = tokens.findIndex((token) => token.type === 'link-close' && token.link.image);
  const image = tokens[opened - 1];
  if (image?.type !== 'link-open' || !image.link.image) return null;
  if (tokens.slice(closing).some(({ type }) => type !== 'link-close')) return null;
  return { before: source.slice(0, image.end), after: source.slice(tokens[closing]?.start) };
}

/** Text that means itself and nothing else, whatever reads it as Markdown. */
function escapeAll(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, (char) => ENTITIES[char] ?? `\\${char}`);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '&': '&amp;',
  '|': '&#124;',
  '{': '&#123;',
};

function encodeText(text: string, style: InlineStyle): string {
  const safe = text.replace(TEMPLATE, '&#123;');
  const wrapped = style.emphasis === '' ? safe : safe.replaceAll(style.emphasis.charAt(0), entities);
  return style.cell ? wrapped.replaceAll('|', '&#124;') : wrapped;
}

/** Inside a wrap of `*` a backslash would still leave its character to be seen; an entity does not. */
function entities(text: string): string {
  return text.replace(/[^]/gu, (char) => `&#${String(char.codePointAt(0) ?? 32)};`);
}

/** Inside code nothing can be escaped: what would end a cell or run a template is written as words instead. */
function isUnsafeCode(raw: string, style: InlineStyle): boolean {
  return (style.cell && raw.includes('|')) || (/\{[{%]/.test(raw) && !style.source.includes(raw));
}
