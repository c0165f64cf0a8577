import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckInput, ClauseFacts, DocumentFacts, TermFacts } from '../../src/domain/checks/check.js';
import { CORPORA } from './corpora-folder.js';
import type { CheckFacts } from './check-input.js';
import { checkInput } from './check-input.js';

/** The languages that a profile describes in full, English aside. */
export const PROFILED = [
  'am',
  'ar',
  'es',
  'fa',
  'fr',
  'hi',
  'ka',
  'pt',
  'ru',
  'sw',
  'tr',
  'zh-Hans',
] as const;

/** A source and its right translation, with what a check may know about them. */
export interface RightPair {
  readonly language: string;
  /** Names the sentence in `test/golden/checks/`, or the place in the Declaration. */
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly facts: CheckFacts;
}

/** What was typed instead of what, and the check that exists for it. */
export type Slip = readonly [right: string, wrong: string, check: string];

interface GoldenFile {
  readonly targets: Readonly<Record<string, string>>;
  readonly damage: Readonly<Record<string, readonly Slip[]>>;
  readonly observer: Readonly<Record<'rendering' | 'forbidden' | 'stands' | 'instead', string>>;
}

const FOLDER = 'test/golden/checks';

/** The golden sentences of a language, and what is done to them. */
export function goldenSentences(language: string): GoldenFile {
  return JSON.parse(readFileSync(join(FOLDER, `${language}.json`), 'utf8')) as GoldenFile;
}

/** The golden sentences as one document, in which every clause knows the others and the terms that it has. */
export function goldenPairs(language: string): RightPair[] {
  const { sources } = JSON.parse(readFileSync(join(FOLDER, 'en.json'), 'utf8')) as {
    readonly sources: Readonly<Record<string, string>>;
  };
  const { targets, observer } = goldenSentences(language);
  const entries = Object.entries(sources).map(([id, source]) => ({ id, source, target: targets[id] ?? '' }));
  const document: DocumentFacts = {
    clauseNumbers: ['1', '2', '3', '3.a', '3.b', '4', '4.a', '4.b', '4.c'],
    siblings: entries.map(({ id, source, target }) => ({ key: id, source, target })),
  };
  const observers: TermFacts = {
    term: 'observer',
    preferred: [{ text: observer.rendering, variants: [observer.stands] }],
    admitted: [],
    forbidden: [{ text: observer.forbidden, variants: [observer.instead] }],
    doNotTranslate: false,
  };
  const name = (term: string): TermFacts => ({
    ...{ term, preferred: [], admitted: [], forbidden: [] },
    doNotTranslate: true,
  });
  return entries.map(({ id, source, target }) => {
    const terms = id === 'names' ? [observers, name('GNDEM'), name('Transparency International')] : [];
    const clause: ClauseFacts = { key: id, kind: 'clause', number: '3' };
    return { language, id, source, target, facts: { clause, document, terms } };
  });
}

interface Declaration {
  readonly title: string;
  readonly preamble: { readonly title: string; readonly paragraphs: readonly Paragraph[] };
  readonly articles: readonly { readonly title: string; readonly paragraphs: readonly Paragraph[] }[];
}

interface Paragraph {
  readonly number: number | null;
  readonly text: string;
}

/** The paragraphs of the Universal Declaration of Human Rights beside the English, where both have as many of them. */
export function declarationPairs(language: string): RightPair[] {
  const english = declaration('en');
  const other = declaration(language);
  const found: Omit<RightPair, 'facts'>[] = [];
  const add = (id: string, source: string | undefined, target: string | undefined): void => {
    if (source && target) found.push({ language, id, source, target });
  };
  add('title', english.title, other.title);
  add('preamble', english.preamble.title, other.preamble.title);
  const sections = [english.preamble, ...english.articles].map((section, at) => ({
    section,
    translated: [other.preamble, ...other.articles][at],
    name: at === 0 ? 'preamble' : String(at),
  }));
  for (const { section, translated, name } of sections) {
    if (name !== 'preamble') add(`${name} heading`, section.title, translated?.title);
    if (translated?.paragraphs.length !== section.paragraphs.length) continue;
    section.paragraphs.forEach(({ text }, at) => {
      add(`${name}.${String(at + 1)}`, text, translated.paragraphs[at]?.text);
    });
  }
  const document: DocumentFacts = {
    clauseNumbers: found.map(({ id }) => id),
    siblings: found.map(({ id, source, target }) => ({ key: id, source, target })),
  };
  return found.map((pair) => {
    const clause: ClauseFacts = {
      key: pair.id,
      kind: 'clause',
      number: /^[\d.]+$/.test(pair.id) ? pair.id : null,
    };
    return { ...pair, facts: { clause, document } };
  });
}

/** A pair as the checks see it. */
export function inputOf({ source, target, language, facts }: RightPair): CheckInput {
  return checkInput(source, target, language, facts);
}

function declaration(language: string): Declaration {
  return JSON.parse(readFileSync(join(CORPORA, `udhr/json/${language}.json`), 'utf8')) as Declaration;
}
