import { parseLanguageTag } from '../domain/languages/language-tag.js';
import type { RenderingKind, RenderingStatus } from '../domain/terms/term.js';
import type { StoredRendering } from '../persistence/term-records.js';

/** A rendering as somebody wants it. */
export interface RenderingWish {
  /** BCP 47 or an alias. */
  readonly language: string;
  readonly text: string;
  readonly kind?: RenderingKind | undefined;
  readonly variants?: readonly string[] | undefined;
  readonly note?: string | null | undefined;
}

/** What an entry is about, as somebody wants it; what is not named stays as it is. */
export interface TermFactsWish {
  readonly definition?: string | null | undefined;
  readonly partOfSpeech?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly doNotTranslate?: boolean | undefined;
  /** Slug. */
  readonly communique?: string | null | undefined;
}

/** A new entry. */
export interface TermWish extends TermFactsWish {
  readonly sourceLanguage?: string | undefined;
  readonly renderings: readonly RenderingWish[];
}

/** @throws DomainError `unknown-language`. */
export function renderingOf(wish: RenderingWish, id: string, status: RenderingStatus): StoredRendering {
  const { text, kind = 'preferred', variants = [], note = null } = wish;
  return { id, language: parseLanguageTag(wish.language), text, kind, variants, note, status };
}

/** The facts that are named, and no others. */
export function factsOf({ definition, partOfSpeech, note, doNotTranslate, communique }: TermFactsWish) {
  return {
    ...(definition === undefined ? {} : { definition }),
    ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
    ...(note === undefined ? {} : { note }),
    ...(doNotTranslate === undefined ? {} : { doNotTranslate }),
    ...(communique === undefined ? {} : { communique }),
  };
}
