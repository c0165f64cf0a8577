import { SaxesParser } from 'saxes';
import { DomainError } from '../../domain/errors.js';
import { decodeXml } from './decode-xml.js';
import { INLINE, InlineReader, type OpenInline } from './tmx-inline.js';

/** One language of a translation unit. */
export interface TmxVariant {
  /** As it was typed: `EN-US`. */
  readonly language: string;
  /** Inline Markdown. */
  readonly text: string;
  /** ISO 8601 date of the last change, null where none is told. */
  readonly changedOn: string | null;
}

/** A translation unit. Who wrote it is not read. */
export interface TmxUnit {
  /** Where it begins, from 1. */
  readonly line: number;
  /** Language of its source as it was typed; `*all*`: any of them. Null where the file does not say. */
  readonly sourceLanguage: string | null;
  readonly variants: readonly TmxVariant[];
}

/** The type that names the document type of TMX and defines nothing; nothing is ever fetched. */
const PLAIN_DOCTYPE = /^\s*tmx\s+(?:SYSTEM|PUBLIC\s+(?:"[^"<>]*"|'[^'<>]*'))\s+(?:"[^"<>]*"|'[^'<>]*')\s*$/;
const MOST_DEPTH = 100;
/** UTF-16 code units of a segment, and of anything between two tags. */
const LONGEST_SEGMENT = 65_536;
const LONGEST_STRETCH = 1_048_576;
const DATE = /^(\d{4})-?(\d{2})-?(\d{2})T/;

/**
 * Reads TMX 1.1 to 1.4b (LISA OSCAR 2005) as it comes, in bounded memory.
 *
 * @throws DomainError `broken-file` with the line, `not-utf8`.
 */
export async function* readTmx(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TmxUnit> {
  const reader = new TmxReader();
  for await (const text of decodeXml(bytes)) yield* reader.write(text);
  yield* reader.end();
}

interface OpenUnit {
  readonly line: number;
  readonly sourceLanguage: string | null;
  readonly changedOn: string | null;
  readonly variants: TmxVariant[];
}

type Attributes = Readonly<Record<string, string>>;

class TmxReader {
  readonly #parser = new SaxesParser();
  readonly #open: string[] = [];
  readonly #inline: OpenInline[] = [];
  #ready: TmxUnit[] = [];
  #header: Attributes = {};
  #unit: OpenUnit | null = null;
  #variant: Attributes = {};
  #reader: InlineReader | null = null;
  #text = '';
  #seen = 0;

  constructor() {
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw this.#broken(
        `this is no sound XML (${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')})`,
      );
    });
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^(?:utf-?(?:8|16)(?:[lb]e)?|us-ascii)$/i.test(encoding))
        throw this.#broken(`the file says that it is written in ${encoding}; save it as UTF-8`);
    });
    parser.on('doctype', (doctype) => {
      if (!PLAIN_DOCTYPE.test(doctype))
        throw this.#broken('a DOCTYPE may name the document type of TMX and nothing else; take it out');
    });
    parser.on('opentag', ({ name, attributes }) => {
      this.#begin(name, attributes);
    });
    parser.on('closetag', ({ name }) => {
      this.#close(name);
    });
    for (const event of ['text', 'cdata'] as const)
      parser.on(event, (text) => {
        this.#read(text);
      });
  }

  write(text: string): TmxUnit[] {
    this.#parser.write(text);
    if (this.#parser.position - this.#seen > LONGEST_STRETCH) throw this.#broken('no tag comes to an end');
    return this.#take();
  }

  end(): TmxUnit[] {
    this.#parser.close();
    return this.#take();
  }

  #take(): TmxUnit[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }

  #begin(name: string, attributes: Attributes): void {
    this.#seen = this.#parser.position;
    if (this.#open.length === 0 && name !== 'tmx')
      throw this.#broken(`the file is no TMX: it begins with <${name}>`);
    if (this.#open.push(name) > MOST_DEPTH) throw this.#broken('elements are nested too deep');
    if (this.#reader !== null) {
      if (!INLINE.has(name)) throw this.#broken(`<${name}> stands in a segment`);
      const inline = { name, attributes, code: '' };
      this.#append(this.#reader.open(inline));
      this.#inline.push(inline);
    } else if (name === 'header') this.#header = attributes;
    else if (name === 'tu') {
      const sourceLanguage = attributes.srclang ?? this.#header.srclang ?? null;
      this.#unit = { line: this.#parser.line, sourceLanguage, changedOn: dateOf(attributes), variants: [] };
    } else if (name === 'tuv') this.#variant = attributes;
    else if (name === 'seg') {
      const datatype = this.#variant.datatype ?? this.#header.datatype;
      this.#reader = new InlineReader(datatype === 'x-markdown');
      this.#text = '';
    }
  }

  #close(name: string): void {
    this.#seen = this.#parser.position;
    this.#open.pop();
    const inline = this.#inline.pop();
    if (inline !== undefined) this.#append(this.#reader?.close(inline) ?? '');
    else if (name === 'seg') this.#endSegment();
    else if (name === 'tu' && this.#unit !== null) {
      const { line, sourceLanguage, variants } = this.#unit;
      this.#ready.push({ line, sourceLanguage, variants });
      this.#unit = null;
    }
  }

  #endSegment(): void {
    const { 'xml:lang': xmlLang, lang } = this.#variant;
    const language = xmlLang ?? lang;
    if (language === undefined) throw this.#broken('a <tuv> does not say its language (xml:lang)');
    this.#unit?.variants.push({
      language,
      text: this.#text.trim(),
      changedOn: dateOf(this.#variant) ?? this.#unit.changedOn,
    });
    this.#reader = null;
  }

  #read(text: string): void {
    this.#seen = this.#parser.position;
    if (this.#reader === null) return;
    const code = this.#inline.findLast(({ name }) => name !== 'hi');
    if (code === undefined) this.#append(text.replace(/\s*[\t\n\r]\s*/g, ' '));
    else code.code += text;
  }

  #append(text: string): void {
    const outer = this.#inline.findLast(({ name }) => name !== 'hi');
    if (outer !== undefined) return;
    this.#text += text;
    if (this.#text.length > LONGEST_SEGMENT) throw this.#broken('a segment is longer than 64 kB');
  }

  #broken(reason: string): DomainError {
    const { line } = this.#parser;
    return new DomainError('broken-file', `Line ${String(line)}: ${reason}. Nothing was imported.`, { line });
  }
}

function dateOf({ changedate, creationdate }: Attributes): string | null {
  const date = DATE.exec(changedate ?? creationdate ?? '');
  return date === null ? null : date.slice(1).join('-');
}
