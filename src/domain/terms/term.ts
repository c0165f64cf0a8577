import { foldText } from '../checks/fold-text.js';

/** `retired`: was approved once and is not used any more, or was proposed and refused. */
export const TERM_STATUSES = ['proposed', 'approved', 'retired'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

/** `forbidden`: a word that is often taken for the term and is wrong. */
export const RENDERING_KINDS = ['preferred', 'admitted', 'forbidden'] as const;
export type RenderingKind = (typeof RENDERING_KINDS)[number];

export const RENDERING_STATUSES = ['proposed', 'approved'] as const;
export type RenderingStatus = (typeof RENDERING_STATUSES)[number];

/** How a concept is said in one language, the language of the sources included. */
export interface TermRendering {
  /** BCP 47. */
  readonly language: string;
  readonly text: string;
  readonly kind: RenderingKind;
  /** Inflected forms, each whole; where a language has a stemmer they may be left out. */
  readonly variants: readonly string[];
  readonly note: string | null;
  readonly status: RenderingStatus;
}

/** An entry of the termbase: one concept, and its renderings in every language that has any. */
export interface TermEntry {
  /** BCP 47: the language whose renderings are looked for in sources. */
  readonly sourceLanguage: string;
  readonly definition: string | null;
  readonly partOfSpeech: string | null;
  readonly note: string | null;
  readonly status: TermStatus;
  /** A name that stays as it is in every language that has no rendering of it. */
  readonly doNotTranslate: boolean;
  /** Slug of the only communiqué that the entry is for; null: all. */
  readonly communique: string | null;
  readonly renderings: readonly TermRendering[];
}

/** What an entry is called: its preferred rendering in the source language, else its first one; empty where it has none. */
export function termOf({
  sourceLanguage,
  renderings,
}: Pick<TermEntry, 'sourceLanguage' | 'renderings'>): string {
  const own = renderings.filter(({ language, kind }) => language === sourceLanguage && kind !== 'forbidden');
  return (own.find(({ kind }) => kind === 'preferred') ?? own[0] ?? renderings[0])?.text ?? '';
}

/** What two ways to write a term share that differ in case, in vowel signs or in how an apostrophe is typed. */
export function comparableTerm(text: string): string {
  return foldText(text.normalize('NFC')).text.trim();
}
