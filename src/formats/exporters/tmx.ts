import type { InlineToken } from '../../domain/markup/inline-token.js';
import { readInline } from '../../domain/markup/read-inline.js';

/** A translation as it goes out. Who wrote it is not known here. */
export interface TmxEntry {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly source: string;
  readonly target: string;
  /** ISO 8601 date. */
  readonly createdOn: string;
  /** What else can be said: `revision` → `3`. */
  readonly properties: Readonly<Record<string, string>>;
}

/**
 * Writes TMX 1.4b (LISA OSCAR 2005), UTF-8, as the entries come. Markdown stands in inline elements, so that tools keep
 * it: `bpt`/`ept` for what comes in pairs, `ph` for the rest.
 */
export async function* writeTmx(entries: AsyncIterable<TmxEntry>): AsyncGenerator<string> {
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<tmx version="1.4">',
    '<header creationtool="Concord" creationtoolversion="1" segtype="block" o-tmf="Concord"',
    ' adminlang="en" srclang="*all*" datatype="x-markdown"/>',
    '<body>',
    '',
  ].join('\n');
  for await (const entry of entries) yield unitOf(entry);
  yield '</body>\n</tmx>\n';
}

function unitOf({ sourceLanguage, targetLanguage, source, target, createdOn, properties }: TmxEntry): string {
  const props = Object.entries(properties).map(
    ([name, value]) => `<prop type="x-${escape(name)}">${escape(value)}</prop>`,
  );
  const variant = (language: string, text: string): string =>
    `<tuv xml:lang="${escape(language)}"><seg>${segmentOf(text)}</seg></tuv>`;
  const date = `${createdOn.replaceAll('-', '')}T000000Z`;
  return `<tu srclang="${escape(sourceLanguage)}" creationdate="${date}">${props.join('')}${variant(
    sourceLanguage,
    source,
  )}${variant(targetLanguage, target)}</tu>\n`;
}

function segmentOf(text: string): string {
  const open: number[] = [];
  let pairs = 0;
  return readInline(text)
    .map((token) => {
      const typed = escape(text.slice(token.start, token.end));
      switch (token.type) {
        case 'text':
        case 'loose':
        case 'escape':
          return typed;
        case 'break':
          return '<ph type="lb">\n</ph>';
        case 'open':
        case 'link-open':
          open.push((pairs += 1));
          return `<bpt i="${String(pairs)}" type="${typeOf(token)}">${typed}</bpt>`;
        case 'close':
        case 'link-close':
          return `<ept i="${String(open.pop() ?? 0)}">${typed}</ept>`;
        case 'code':
        case 'html':
        case 'autolink':
        case 'footnote':
          return `<ph type="${typeOf(token)}">${typed}</ph>`;
      }
    })
    .join('');
}

function typeOf(token: InlineToken): string {
  if (token.type === 'open')
    return token.emphasis === 'strong' ? 'bold' : token.emphasis === 'em' ? 'italic' : 'x-del';
  return token.type === 'link-open' ? 'link' : `x-${token.type}`;
}

const UNFIT = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What XML 1.0 has no way to say is left out. */
function escape(text: string): string {
  return text
    .replace(UNFIT, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
