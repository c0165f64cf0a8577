import type { TermFacts } from '../checks/check.js';
import { proseOf } from '../checks/prose.js';
import { type TermForm, termRecogniser, type TermRecogniser } from './recognise-terms.js';
import type { RenderingKind, TermEntry, TermRendering } from './term.js';
import type { TermLanguage } from './term-tokens.js';

/** A way to write a term in the source, and the entry that it belongs to. */
export interface SourceForm<Entry> {
  readonly entry: Entry;
  /** The rendering as the entry has it, of which the text may have a variant. */
  readonly term: string;
}

/** What the recogniser needs of an entry: how it is written in the language of the sources. */
export type SourceTerm = Pick<TermEntry, 'sourceLanguage' | 'renderings' | 'communique' | 'status'>;

/** An entry that stands in a source, as it is written there; `ranges` in UTF-16 code units of the source. */
export interface TermInSource<Entry> {
  readonly entry: Entry;
  readonly term: string;
  readonly ranges: readonly (readonly [start: number, end: number])[];
}

/** Recognises the approved entries of one source language by their approved renderings and variants. */
export function sourceRecogniser<Entry extends SourceTerm>(
  entries: Iterable<Entry>,
  language: TermLanguage,
): TermRecogniser<SourceForm<Entry>> {
  return termRecogniser(formsOf(entries, language.tag), language);
}

function* formsOf<Entry extends SourceTerm>(
  entries: Iterable<Entry>,
  language: string,
): Generator<TermForm<SourceForm<Entry>>> {
  for (const entry of entries) {
    if (entry.sourceLanguage !== language || entry.status !== 'approved') continue;
    for (const { text, variants } of entry.renderings.filter((one) => isUsed(one, language))) {
      const value = { entry, term: text };
      for (const form of [text, ...variants]) yield { text: form, value };
    }
  }
}

/**
 * The entries that stand in a source, in the order in which they first do; of terms within one another the longest.
 *
 * @param communique slug; entries that are for another one do not count.
 */
export function findInSource<Entry extends SourceTerm>(
  recogniser: TermRecogniser<SourceForm<Entry>>,
  source: string,
  communique: string | null,
): TermInSource<Entry>[] {
  const accepts = ({ entry }: SourceForm<Entry>): boolean =>
    entry.communique === null || entry.communique === communique;
  const found = new Map<Entry, { term: string; ranges: [number, number][] }>();
  for (const { values, start, end } of recogniser.find(proseOf(source), accepts))
    for (const { entry, term } of values) {
      const known = found.get(entry);
      if (known === undefined) found.set(entry, { term, ranges: [[start, end]] });
      else if (known.ranges.at(-1)?.[0] !== start) known.ranges.push([start, end]);
    }
  return [...found].map(([entry, { term, ranges }]) => ({ entry, term, ranges }));
}

/** What the checks are told of an entry that was found: what has been approved in the target's language. */
export function termFacts(
  term: string,
  { doNotTranslate, renderings }: Pick<TermEntry, 'doNotTranslate' | 'renderings'>,
  language: string,
): TermFacts {
  const approved = renderings.filter((one) => one.status === 'approved' && serves(one.language, language));
  const ofKind = (wanted: RenderingKind) =>
    approved.filter(({ kind }) => kind === wanted).map(({ text, variants }) => ({ text, variants }));
  return {
    ...{ term, doNotTranslate },
    ...{ preferred: ofKind('preferred'), admitted: ofKind('admitted'), forbidden: ofKind('forbidden') },
  };
}

/** True where a rendering in one language is one for another: `pt` for `pt-BR`, not the other way round. */
export function serves(renderingLanguage: string, language: string): boolean {
  return renderingLanguage === language || language.startsWith(`${renderingLanguage}-`);
}

function isUsed({ language, kind, status }: TermRendering, wanted: string): boolean {
  return language === wanted && kind !== 'forbidden' && status === 'approved';
}
