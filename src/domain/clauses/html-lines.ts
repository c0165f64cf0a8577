/** Block-level tags: a line that begins with one is never part of the paragraph before it (CommonMark 0.31, § 4.6). */
const BLOCK_TAG =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?=[\s/>]|$)/i;
const RAW_TAG = /^<(script|style|pre|textarea)(?=[\s>]|$)/i;
const TAG = /<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>\s*/y;

/** How a line that begins with `<` reads. `until`: all lines are structure up to and including the one that holds it. */
export type HtmlLine =
  | { readonly type: 'opens'; readonly until: RegExp }
  | { readonly type: 'structure' }
  | { readonly type: 'words'; readonly from: number; readonly to: number };

/**
 * Reads the HTML at `from`. Tags at either end of a block-level line are structure, the words between them prose;
 * null where the line is an ordinary line of text that happens to begin with an inline tag.
 */
export function readHtmlLine(text: string, from: number, to: number, inParagraph: boolean): HtmlLine | null {
  const line = text.slice(from, to);
  if (line.startsWith('<!--')) {
    const close = line.indexOf('-->', 4);
    if (close < 0) return { type: 'opens', until: /-->/ };
    return close + 3 === line.length ? { type: 'structure' } : null;
  }
  const raw = RAW_TAG.exec(line);
  if (raw !== null && !inParagraph) return { type: 'opens', until: new RegExp(`</${raw[1] ?? ''}>`, 'i') };
  if (/^<[!?]/.test(line))
    return line.startsWith('<?') ? { type: 'opens', until: /\?>/ } : { type: 'opens', until: />/ };
  const isBlock = BLOCK_TAG.test(line);
  if (!isBlock && inParagraph) return null;
  if (skipTags(text, from, to, false) >= to) return { type: 'structure' };
  if (!isBlock) return null;
  const start = skipTags(text, from, to, true);
  return { type: 'words', from: start, to: dropTags(text, start, to) };
}

function skipTags(text: string, from: number, to: number, onlyBlocks: boolean): number {
  let at = from;
  while (at < to && !(onlyBlocks && !BLOCK_TAG.test(text.slice(at, at + 16)))) {
    TAG.lastIndex = at;
    const match = TAG.exec(text);
    if (match === null || at + match[0].trimEnd().length > to) break;
    at += match[0].length;
  }
  return Math.min(at, to);
}

function dropTags(text: string, from: number, to: number): number {
  let end = to;
  while (text[end - 1] === '>') {
    const open = text.lastIndexOf('<', end - 1);
    if (open <= from || !BLOCK_TAG.test(text.slice(open, open + 16))) break;
    end = open;
    while (end > from && /\s/.test(text.charAt(end - 1))) end -= 1;
  }
  return end;
}
