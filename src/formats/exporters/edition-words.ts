import type { LaterChange, Standing } from '../../domain/assembly/standing.js';
import type { EditionClause } from '../../domain/assembly/edition.js';
import { isTranslatable } from '../../domain/clauses/clause.js';
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
function noticeText({ before, clauses, comma, after }: ClauseNotice, language: string): string {
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

/** What is said beside a clause that has changed since. */
export interface LaterMark {
  readonly change: LaterChange;
  readonly words: string;
}

/** A file of an edition, as it was published and marked with what has changed since. */
export interface ListedFile {
  readonly name: string;
  readonly href: string;
  readonly markedHref: string;
}

/** What a page, or a file that is made when it is asked for, says of an edition that was left behind. */
export interface BehindWords {
  readonly newestRevision: number;
  /** That the edition follows an older revision than the newest; null where it does not. */
  readonly revision: string | null;
  /** That there is a newer edition, and where; null where there is none. */
  readonly newer: { readonly words: string; readonly href: string | null } | null;
  /** Beside a clause, by its index. */
  readonly marks: ReadonlyMap<number, LaterMark>;
  readonly removedNotice: ClauseNotice | null;
  readonly addedNotice: string | null;
  /** The files of the edition, and what is said beside each. */
  readonly files: readonly ListedFile[];
  readonly fileNote: string | null;
  /** Names the marked file; null where nothing is marked. */
  readonly markedFile: string | null;
}

/** What was published after an edition, and where readers find it. */
export interface Later {
  readonly standing: Standing;
  /** The address of the newest edition in the language; null where there is none that holds outside the server. */
  readonly newestHref: string | null;
  readonly files: BehindWords['files'];
}

/** What is said beside a clause: that it is not translated, and what has become of its source. */
export function notesOf(one: EditionClause, words: EditionWords): string[] {
  const isUntranslated = one.target === null && isTranslatable(one.clause);
  const later = laterNote(one, words);
  return [...(isUntranslated ? [words.untranslated] : []), ...(later === null ? [] : [later])];
}

/** What has become of the source of a clause, on the day or since. */
export function laterNote({ clause, target, stale }: EditionClause, words: EditionWords): string | null {
  return words.behind?.marks.get(clause.index)?.words ?? (target !== null && stale ? words.stale : null);
}

/** What is said on top of a text that was left behind, a sentence each: which revision is the newest, and where it is. */
export function topNotices({ behind }: EditionWords): string[] {
  const { revision = null, newer = null } = behind ?? {};
  const address = newer?.href == null ? '' : ` (${newer.href})`;
  return [revision, newer === null ? null : newer.words + address].filter((one) => one !== null);
}

/** What is said at the end: which clauses are not translated, which have changed, which are gone, how many are new. */
export function endNotices(words: EditionWords, language: string): string[] {
  const { untranslatedNotice, staleNotice, behind } = words;
  const notices = [untranslatedNotice, staleNotice, behind?.removedNotice ?? null].filter(
    (notice) => notice !== null,
  );
  const added = behind?.addedNotice ?? null;
  return [...notices.map((notice) => noticeText(notice, language)), ...(added === null ? [] : [added])];
}
