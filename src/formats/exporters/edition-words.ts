import type { Standing } from '../../domain/assembly/standing.js';
import { languageDirection } from '../../domain/languages/language-tag.js';

/** A sentence that names clauses; each name is set apart from the sentence, whose direction may be another. */
export interface ClauseNotice {
  readonly before: string;
  readonly clauses: readonly { readonly index: number; readonly name: string }[];
  /** Stands between two names. */
  readonly comma: string;
  readonly after: string;
}

/** The notice as plain text, the names isolated (UAX #9) where the language is written from right to left. */
export function noticeText({ before, clauses, comma, after }: ClauseNotice, language: string): string {
  return before + clauses.map(({ name }) => isolated(name, language)).join(comma) + after;
}

/** A number or date inside a sentence in a language, whose direction must not turn it (UAX #9, LRI and PDI). */
export function isolated(text: string, language: string): string {
  return languageDirection(language) === 'rtl' ? `\u2066${text}\u2069` : text;
}

/** What an edition's files say about themselves, in the edition's own language, ready to be shown as plain text. */
export interface EditionWords {
  /** Edition, source language, source revision, date and SHA-256 in one sentence. */
  readonly statement: string;
  /** Beside a clause shown in the source language. */
  readonly untranslated: string;
  /** Beside a clause whose source has changed since it was translated. */
  readonly stale: string;
  /** How many clauses have no target, and which; null where all have one. */
  readonly untranslatedNotice: ClauseNotice | null;
  readonly staleNotice: ClauseNotice | null;
  /** What has changed since the edition was published; null in its files, which never change, and where nothing has. */
  readonly behind: BehindWords | null;
}

/** What a page says of an edition that was left behind. */
export interface BehindWords {
  /** That the edition follows an older revision than the newest; null where it does not. */
  readonly revision: string | null;
  /** That there is a newer edition, and where; null where there is none. */
  readonly newer: { readonly words: string; readonly href: string } | null;
  /** Beside a clause, by its index. */
  readonly marks: ReadonlyMap<number, string>;
  readonly removedNotice: ClauseNotice | null;
  readonly addedNotice: string | null;
  /** The files of the edition, and what is said beside each. */
  readonly files: readonly { readonly name: string; readonly href: string }[];
  readonly fileNote: string | null;
}

/** What was published after an edition, and where readers find it. */
export interface Later {
  readonly standing: Standing;
  /** The address of the newest edition in the language. */
  readonly newestHref: string;
  readonly files: BehindWords['files'];
}
