import { DomainError } from '../../domain/errors.js';
import type { RenderingKind, TermRendering } from '../../domain/terms/term.js';
import { FOR_COMMUNIQUE, ID_PREFIX, STAYS } from '../term-tbx.js';
import { type FileTerm, fileTerm } from './file-term.js';
import { readXml, type XmlEvent } from './read-xml.js';

/** The declaration that older tools write; it is neither needed nor fetched. */
const KNOWN_DOCTYPE = /^martif\s+SYSTEM\s+["']TBX(?:Basic)?coreStructV02\.dtd["']$/;
const ROOTS: ReadonlySet<string> = new Set(['martif', 'tbx']);
const ENTRIES: ReadonlySet<string> = new Set(['termEntry', 'conceptEntry']);
const LANGUAGES: ReadonlySet<string> = new Set(['langSet', 'langSec']);
const TERMS: ReadonlySet<string> = new Set(['tig', 'ntig', 'termSec']);
/** Elements whose text is read; what they are about is their `type`, or in the DCT style their name. */
const DATA: ReadonlySet<string> = new Set(['term', 'descrip', 'termNote', 'admin', 'note']);

interface OpenTerm {
  text: string;
  status: string;
  isVariant: boolean;
  note: string | null;
}

interface OpenEntry {
  readonly id: string | null;
  readonly line: number;
  readonly facts: Map<string, string>;
  readonly renderings: TermRendering[];
  stays: boolean;
}

/**
 * The entries of a TBX file: TBX-Basic (ISO 30042:2019, DCA or DCT) and the older TBX (ISO 30042:2008, `martif`). People’s
 * names and dates in it are left out.
 *
 * @param sourceLanguage of the sources; a region of it will do.
 * @throws DomainError `invalid-input` with the line, and as `readXml`.
 */
export async function* readTermsTbx(
  chunks: AsyncIterable<string>,
  sourceLanguage: string,
): AsyncGenerator<FileTerm> {
  const reader = new TbxReader(sourceLanguage);
  for await (const event of readXml(chunks, (doctype) => KNOWN_DOCTYPE.test(doctype))) {
    const entry = reader.take(event);
    if (entry !== null) yield entry;
  }
}

class TbxReader {
  #isInRoot = false;
  #entry: OpenEntry | null = null;
  #language: string | null = null;
  #term: OpenTerm | null = null;
  /** The element whose text is being read, and how many stand open in it. */
  #data: { readonly about: string; text: string; depth: number } | null = null;

  constructor(private readonly sourceLanguage: string) {}

  take(event: XmlEvent): FileTerm | null {
    if (event.type === 'text') {
      if (this.#data !== null) this.#data.text += event.text;
      return null;
    }
    if (event.type === 'open') {
      this.#open(event);
      return null;
    }
    return this.#close(event.name);
  }

  #open({ name, prefix, attributes, line }: Extract<XmlEvent, { type: 'open' }>): void {
    if (!this.#isInRoot && !ROOTS.has(name))
      throw new DomainError('invalid-input', `Line ${String(line)}: <${name}> is not the beginning of TBX.`, {
        line,
      });
    this.#isInRoot = true;
    if (this.#data !== null) this.#data.depth += 1;
    else if (ENTRIES.has(name)) {
      const id = attributes.id ?? attributes['xml:id'] ?? null;
      this.#entry = { id, line, facts: new Map<string, string>(), renderings: [], stays: false };
    } else if (LANGUAGES.has(name)) this.#language = attributes['xml:lang'] ?? '';
    else if (TERMS.has(name)) this.#term = { text: '', status: '', isVariant: false, note: null };
    else if (this.#entry !== null && (DATA.has(name) || prefix !== ''))
      this.#data = { about: DATA.has(name) ? (attributes.type ?? name) : name, text: '', depth: 0 };
  }

  #close(name: string): FileTerm | null {
    if (this.#data !== null) {
      if (this.#data.depth > 0) this.#data.depth -= 1;
      else {
        this.#read(this.#data.about, this.#data.text.replace(/\s+/gu, ' ').trim());
        this.#data = null;
      }
    } else if (TERMS.has(name)) this.#closeTerm();
    else if (LANGUAGES.has(name)) this.#language = null;
    else if (ENTRIES.has(name)) return this.#closeEntry();
    return null;
  }

  #read(about: string, text: string): void {
    const [entry, term] = [this.#entry, this.#term];
    if (entry === null || text === '') return;
    if (term !== null && about === 'term') term.text = text;
    else if (term !== null && /^(administrativeStatus|normativeAuthorization)$/.test(about))
      term.status = text;
    else if (term !== null && about === 'termType') term.isVariant = text === 'variant';
    else if (term !== null && about === 'note') term.note = text;
    else if (about === 'note' && text === STAYS) entry.stays = true;
    else if (!entry.facts.has(about)) entry.facts.set(about, text);
  }

  #closeTerm(): void {
    const [entry, term] = [this.#entry, this.#term];
    this.#term = null;
    if (entry === null || term === null) return;
    const language = this.#language ?? '';
    const last = entry.renderings.at(-1);
    if (term.isVariant && last?.language === language) {
      entry.renderings.splice(-1, 1, { ...last, variants: [...last.variants, term.text] });
      return;
    }
    const isFirst = last?.language !== language;
    const kind = kindOf(term.status) ?? (isFirst ? 'preferred' : 'admitted');
    const { text, note } = term;
    entry.renderings.push({ language, text, kind, variants: [], note, status: 'approved' });
  }

  #closeEntry(): FileTerm | null {
    const entry = this.#entry;
    this.#entry = null;
    if (entry === null) return null;
    const { facts, stays, renderings, line } = entry;
    const subset = facts.get('projectSubset') ?? '';
    const field = facts.get('subjectField');
    const notes = [facts.get('note'), field === undefined ? undefined : `Subject field: ${field}`];
    return fileTerm(entry.id?.replace(new RegExp(`^${ID_PREFIX}`), '') ?? null, line, {
      sourceLanguage: this.sourceLanguage,
      definition: facts.get('definition') ?? null,
      partOfSpeech: facts.get('partOfSpeech') ?? null,
      note: notes.filter((one) => one !== undefined).join('\n') || null,
      status: 'approved',
      doNotTranslate: stays,
      communique: subset.startsWith(FOR_COMMUNIQUE) ? subset.slice(FOR_COMMUNIQUE.length) : null,
      renderings: this.#withSource(renderings),
    });
  }

  /** Where nothing is in `en` itself, `en-US` is what the sources are written in. */
  #withSource(renderings: readonly TermRendering[]): TermRendering[] {
    const own = this.sourceLanguage;
    if (renderings.some(({ language }) => language === own)) return [...renderings];
    const region = renderings.find(({ language }) => /^[A-Za-z]+/.exec(language)?.[0].toLowerCase() === own);
    return renderings.map((one) => (one.language === region?.language ? { ...one, language: own } : one));
  }
}

function kindOf(status: string): RenderingKind | null {
  if (/^preferred|^standardizedTerm/.test(status)) return 'preferred';
  if (status.startsWith('admitted')) return 'admitted';
  return /^(deprecated|superseded|notRecommended)/.test(status) ? 'forbidden' : null;
}
