import type { LanguageProfile } from '../languages/language-profile.js';

/** An error blocks submission for review unless it is dismissed with a reason; a warning does not. */
export type Severity = 'error' | 'warning';

/** What a check sees: plain values. */
export interface CheckInput {
  /** The words of the source clause, inline Markdown. */
  readonly source: string;
  readonly target: string;
  /** BCP 47. */
  readonly sourceLanguage: string;
  readonly sourceProfile: LanguageProfile;
  /** The profile of the target's language. */
  readonly profile: LanguageProfile;
}

/** One thing that a check has to say about a target. */
export interface Finding {
  /** Names the message in `locales/`, under the check's id: `missing`; the id itself where the check says one thing only. */
  readonly key: string;
  /** The stretch of the target that is meant, half-open, in UTF-16 code units; `[length, length)` for what is missing. */
  readonly range: readonly [start: number, end: number];
  readonly params: Readonly<Record<string, string>>;
}

/** A check is a constant in its own file. It is pure, so that it runs while someone types and again on save. */
export interface Check {
  readonly id: string;
  readonly severity: Severity;
  readonly run: (input: CheckInput) => readonly Finding[];
}
