import type { InlineToken } from '../../markup/inline-token.js';
import { readInline } from '../../markup/read-inline.js';
import type { Check } from '../check.js';
import type { Counted } from '../compare-multisets.js';
import { compareMultisets } from '../compare-multisets.js';

/** Tags that run, load or ask for something, or change how the page around them is read. */
const UNSAFE_TAGS: ReadonlySet<string> = new Set(
  'script style iframe frame frameset object embed applet link meta base form input button textarea select option svg math template noscript audio video source track portal dialog'.split(
    ' ',
  ),
);
const UNSAFE_ATTRIBUTE = /[\s/"'](?:on[a-z]+|style|srcdoc|formaction|action|xlink:href)\s*=/i;
const SAFE_SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'mailto', 'tel']);
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
/** A tag that was never closed, or has an attribute that holds a pointed bracket. */
const UNFINISHED = /<\s*\/?(?:script|style|iframe|object|embed|svg|form|meta|base|link)\b[^<>]{0,200}/giu;

/** Markup that would run or load something if it were let through. Every format shows it as text; nobody means it. */
export const unsafeHtml: Check = {
  id: 'unsafe-html',
  severity: 'error',
  run: ({ source, target }) =>
    compareMultisets(unsafeIn(source), unsafeIn(target), target.length)
      .filter(({ key }) => key === 'extra')
      .map((finding) => ({ ...finding, key: 'unsafe-html' })),
};

function unsafeIn(text: string): Counted[] {
  if (!/<|\]\(/.test(text)) return [];
  const tokens = readInline(text);
  const found = tokens
    .filter((token) => isUnsafe(token, text))
    .map(({ start, end }) => counted(text, start, end));
  const loose = tokens.filter(({ type }) => type === 'loose');
  if (!loose.some(({ start }) => text.charAt(start) === '<')) return found;
  const read = new Set(loose.map(({ start }) => start));
  for (const { 0: all, index } of text.matchAll(UNFINISHED))
    if (read.has(index)) found.push(counted(text, index, index + all.length));
  return found;
}

function isUnsafe(token: InlineToken, text: string): boolean {
  if (token.type === 'html') {
    const raw = text.slice(token.start, token.end);
    return UNSAFE_TAGS.has(token.tag) || UNSAFE_ATTRIBUTE.test(raw) || hasUnsafeAddress(raw);
  }
  if (token.type === 'autolink') return !isSafeAddress(token.destination);
  if (token.type !== 'link-close') return false;
  return token.link.destination !== null && !isSafeAddress(token.link.destination);
}

function hasUnsafeAddress(raw: string): boolean {
  return [...raw.matchAll(/(?:href|src)\s*=\s*["']?([^\s"'>]*)/gi)].some(
    ({ 1: address = '' }) => !isSafeAddress(address),
  );
}

/** Without the control characters and entities that browsers read over. */
function isSafeAddress(address: string): boolean {
  const plain = address.replace(/[\p{Cc}\s]/gu, '').replace(/&(?:colon|#0*58|#x0*3a);?/gi, ':');
  const scheme = SCHEME.exec(plain)?.[1]?.toLowerCase();
  return scheme === undefined || SAFE_SCHEMES.has(scheme);
}

function counted(text: string, start: number, end: number): Counted {
  const raw = text.slice(start, end);
  return {
    key: raw,
    range: [start, end],
    params: { markup: raw.length > 60 ? `${raw.slice(0, 60)}…` : raw },
  };
}
