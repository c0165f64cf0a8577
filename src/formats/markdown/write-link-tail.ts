import type { Link } from '../../domain/markup/inline-token.js';
import { readLinkTail } from '../../domain/markup/read-link-tail.js';
import type { InlineStyle } from './inline-style.js';

/** Liquid, Jinja, kramdown and Hugo read these even inside titles. */
const TEMPLATE = /\{(?=[{%:#<])/g;

/**
 * The tail of a link of a target: the destination as the source has it, which is structure, and the title as the
 * translator has it, which is prose. Where the translator typed none the source's stands.
 *
 * @param own the link of the source that stands for it.
 */
export function writeLinkTail(own: Link, typed: Link, style: InlineStyle): string {
  const place = readLinkTail(own.tail, 1)?.typed;
  const title = readLinkTail(typed.tail, 1)?.typed.title ?? null;
  if (place === undefined || title === null || title === place.title) return own.tail;
  return `](${place.destination} ${encodeTitle(title, style)})`;
}

/** As it was typed, with its quotes, but that it stays on its line, in its cell and inside the emphasis around it. */
function encodeTitle(title: string, { cell, emphasis }: InlineStyle): string {
  const safe = title
    .replace(/\s*\n\s*/g, ' ')
    .replace(TEMPLATE, '&#123;')
    .replaceAll('<', '&lt;');
  const wrapped = emphasis === '' ? safe : safe.replaceAll(emphasis.charAt(0), entity);
  return cell ? wrapped.replace(/\\?\|/g, '&#124;') : wrapped;
}

function entity(char: string): string {
  return `&#${String(char.charCodeAt(0))};`;
}
