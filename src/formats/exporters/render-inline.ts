import type { InlineToken, Link } from '../../domain/markup/inline-token.js';
import { readInline } from '../../domain/markup/read-inline.js';
import type { Definitions } from './source-layout.js';
import { isFormatting } from './words-of-clause.js';

const EMPHASIS = { em: 'em', strong: 'strong', del: 's' } as const;

/** Text that stands for itself in HTML, in attributes too. Character references that were typed keep their meaning. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&(?!(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});)/gi, '&amp;')
    .replace(/[<>"']/g, (char) => ESCAPES[char] ?? char);
}

/** Plain text: an `&` is an `&`. */
export function escapeText(text: string): string {
  return escapeHtml(text.replaceAll('&', '&amp;'));
}

const ESCAPES: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Inline Markdown as HTML that loads nothing and runs nothing: links to http, https and mailto, images as links to
 * them, and tags only of the kind that dresses words, without attributes. All other markup is shown as it was typed.
 */
export function renderInline(words: string, definitions: Definitions): string {
  const tokens = readInline(words);
  const html: string[] = [];
  const tags = balancedTags(tokens);
  let inLink: Link | null = null;
  for (const token of tokens) {
    const raw = words.slice(token.start, token.end);
    if (token.type === 'link-open') {
      const address = inLink === null ? addressOf(token.link, definitions) : null;
      if (address !== null) inLink = token.link;
      html.push(address === null ? literal(token.link, '[') : anchorTo(address));
    } else if (token.type === 'link-close') {
      html.push(inLink === token.link ? '</a>' : literal(token.link, ']'));
      if (inLink === token.link) inLink = null;
    } else html.push(renderToken(token, raw, tags, inLink !== null));
  }
  return html.join('');
}

function renderToken(
  token: Exclude<InlineToken, { type: 'link-open' | 'link-close' }>,
  raw: string,
  tags: ReadonlySet<number>,
  inLink: boolean,
): string {
  switch (token.type) {
    case 'text':
    case 'loose':
      return escapeHtml(raw);
    case 'escape':
      return escapeHtml(raw.slice(1));
    case 'break':
      return '<br>';
    case 'code':
      return `<code>${escapeHtml(token.content.replaceAll('&', '&amp;'))}</code>`;
    case 'html':
      if (token.tag === 'br') return '<br>';
      return tags.has(token.start) ? `<${token.closing ? '/' : ''}${token.tag}>` : escapeHtml(raw);
    case 'autolink': {
      const address = isSafeAddress(token.destination)
        ? token.destination
        : token.destination.includes('@')
          ? `mailto:${token.destination}`
          : null;
      const shown = escapeHtml(token.destination);
      return address === null || !isSafeAddress(address) || inLink
        ? shown
        : `${anchorTo(address)}${shown}</a>`;
    }
    case 'footnote':
      return inLink
        ? `<sup>${escapeHtml(token.label)}</sup>`
        : `<sup><a href="#fn-${anchor(token.label)}">${escapeHtml(token.label)}</a></sup>`;
    case 'open':
      return `<${EMPHASIS[token.emphasis]}>`;
    case 'close':
      return `</${EMPHASIS[token.emphasis]}>`;
  }
}

/** A label as part of an id. */
export function anchor(label: string): string {
  return encodeURIComponent(label.toWellFormed()).replace(/[^\w-]/g, '.');
}

/** The opening of a link that tells nobody where the reader comes from. */
export function anchorTo(address: string): string {
  return `<a href="${escapeHtml(address)}" rel="noreferrer noopener">`;
}

function addressOf(link: Link, definitions: Definitions): string | null {
  const address = link.destination ?? definitions.get(link.label ?? '') ?? null;
  return address !== null && isSafeAddress(address) ? address : null;
}

/** True for an address that a reader may be led to. */
export function isSafeAddress(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s\p{C}]+$/iu.test(address);
}

/** Brackets that are no link are words; a link that leads nowhere safe leaves its words. */
function literal(link: Link, bracket: string): string {
  return link.destination === null ? bracket : '';
}

/** Where the tags stand that dress words and are properly nested among themselves and with all other markup. */
function balancedTags(tokens: readonly InlineToken[]): Set<number> {
  const balanced = new Set<number>();
  const open: { readonly name: string; readonly start: number }[] = [];
  for (const token of tokens) {
    if (token.type === 'html' && !isFormatting(token.tag)) continue;
    const name = nameOf(token);
    if (name === null) continue;
    if (!closes(token)) {
      open.push({ name, start: token.start });
      continue;
    }
    const last = open.at(-1);
    if (last?.name === name) {
      open.pop();
      if (token.type === 'html') balanced.add(last.start).add(token.start);
    } else if (token.type !== 'html')
      open.length = Math.max(
        0,
        open.findLastIndex((one) => one.name === name),
      );
  }
  return balanced;
}

function nameOf(token: InlineToken): string | null {
  if (token.type === 'html') return `<${token.tag}>`;
  if (token.type === 'open' || token.type === 'close') return token.emphasis;
  return token.type === 'link-open' || token.type === 'link-close' ? 'link' : null;
}

function closes(token: InlineToken): boolean {
  return token.type === 'close' || token.type === 'link-close' || (token.type === 'html' && token.closing);
}
