import type { ClauseKind } from '../clauses/clause.js';
import type { LanguageProfile } from '../languages/language-profile.js';

/** An error blocks submission for review unless it is dismissed with a reason; a warning does not. */
export type Severity = 'error' | 'warning';

/** The clause that a target belongs to. */
export interface ClauseFacts {
  /** Tells it from its siblings. */
  readonly key: string;
  readonly kind: ClauseKind;
  /** The canonical place (`1.a`), null where the clause has no number. */
  readonly number: string | null;
}

/** Another clause of the same document with its target in the same language. */
export interface Sibling {
  readonly key: string;
  readonly source: string;
  readonly target: string;
}

/** What a check may know of the document around the clause. One and the same object for all clauses of a document. */
export interface DocumentFacts {
  /** The numbers of all clauses of the source. */
  readonly clauseNumbers: readonly string[];
  /** All clauses that have a target; the clause itself may be among them. */
  readonly siblings: readonly Sibling[];
}

/** A way to say a term in a language, with its inflected forms as far as they are listed. */
export interface Rendering {
  readonly text: string;
  readonly variants: readonly string[];
}

/** An entry of the termbase that was found in the source. */
export interface TermFacts {
  /** The term as the entry has it. */
  readonly term: string;
  readonly preferred: readonly Rendering[];
  readonly admitted: readonly Rendering[];
  readonly forbidden: readonly Rendering[];
  /** A name that stays as it is; a listed rendering (a transliteration) will do as well. */
  readonly doNotTranslate: boolean;
}

/** A text that has one authoritative translation: words of a treaty that a communiqué quotes. */
export interface Quotation {
  readonly source: string;
  readonly target: string;
  /** The instrument, as the message names it. */
  readonly instrument: string;
}

/** What a check sees: plain values. A check whose facts are not there has nothing to say. */
export interface CheckInput {
  /** The words of the source clause, inline Markdown. */
  readonly source: string;
  readonly target: string;
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly language: string;
  readonly sourceProfile: LanguageProfile;
  /** The profile of the target's language. */
  readonly profile: LanguageProfile;
  readonly clause?: ClauseFacts;
  readonly document?: DocumentFacts;
  readonly terms?: readonly TermFacts[];
  readonly quotations?: readonly Quotation[];
  readonly openComments?: number;
  readonly stale?: boolean;
}

/** One thing that a check has to say about a target. */
export interface Finding {
  /** Names the message in `locales/`, under the check's id: `missing`; the id itself where the check says one thing only. */
  readonly key: string;
  /** The stretch of the target that is meant, half-open, in UTF-16 code units; `[length, length)` for what is missing. */
  readonly range: readonly [start: number, end: number];
  readonly params: Readonly<Record<string, string>>;
}

/** A part of a language profile. */
export type Fact = keyof LanguageProfile;

/** A check is a constant in its own file. It is pure, so that it runs while someone types and again on save. */
export interface Check {
  readonly id: string;
  readonly severity: Severity;
  /** Facts about the target's language without which it is silent. */
  readonly needs?: readonly Fact[];
  /** Facts about the source's language without which it is silent. */
  readonly needsOfSource?: readonly Fact[];
  readonly run: (input: CheckInput) => readonly Finding[];
}
