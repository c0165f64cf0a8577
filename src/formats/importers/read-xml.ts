import { SaxesParser } from 'saxes';
import { DomainError } from '../../domain/errors.js';

/** What is met in an XML file, in its order. Names are without their prefix; `line` counts from 1. */
export type XmlEvent =
  | {
      readonly type: 'open';
      readonly name: string;
      readonly prefix: string;
      readonly attributes: Readonly<Record<string, string>>;
      readonly line: number;
    }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'close'; readonly name: string };

const DEEPEST = 100;
/** Code units of text between two tags. */
const MOST_TEXT = 64 * 1024;
/** Code units that a tag and what stands before it may have. */
const MOST_HELD = 1024 * 1024;

/**
 * Reads XML piece by piece. Nothing is ever fetched, and no entity is known but the five of XML.
 *
 * @param isKnownDoctype which DOCTYPE is let pass by, unread; every other one is refused.
 * @throws DomainError `invalid-input` with the line, where it is not well-formed, too deep or has a DOCTYPE.
 */
export async function* readXml(
  chunks: AsyncIterable<string>,
  isKnownDoctype: (doctype: string) => boolean,
): AsyncGenerator<XmlEvent> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let events: XmlEvent[] = [];
  let depth = 0;
  let sinceEvent = 0;
  const refuse = (what: string): DomainError =>
    new DomainError('invalid-input', `Line ${String(parser.line)} ${what}.`, { line: parser.line });
  const addText = (text: string): void => {
    if (text.length > MOST_TEXT) throw refuse('ends a text of more than 64 kB');
    events.push({ type: 'text', text });
  };
  parser.on('error', ({ message }) => {
    throw refuse(`is not well-formed XML: ${message.replace(/^\d+:\d+:\s*/, '').replace(/\.$/, '')}`);
  });
  parser.on('doctype', (doctype) => {
    if (!isKnownDoctype(doctype.trim())) throw refuse('has a DOCTYPE, which is not taken: leave it out');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) throw refuse(`is nested deeper than ${String(DEEPEST)} elements`);
    const [local, prefix] = named(name);
    events.push({ type: 'open', name: local, prefix, attributes, line: parser.line });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    events.push({ type: 'close', name: named(name)[0] });
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  for await (const chunk of chunks) {
    parser.write(chunk);
    sinceEvent = events.length > 0 ? 0 : sinceEvent + chunk.length;
    if (sinceEvent > MOST_HELD) throw refuse('goes on without a tag for more than a megabyte');
    yield* events;
    events = [];
  }
  parser.close();
  yield* events;
}

function named(name: string): [local: string, prefix: string] {
  const at = name.indexOf(':');
  return at === -1 ? [name, ''] : [name.slice(at + 1), name.slice(0, at)];
}
