/** What an edition's files say about themselves, in the edition's own language, ready to be shown as plain text. */
export interface EditionWords {
  /** Edition, source language, source revision, date and SHA-256 in one sentence. */
  readonly statement: string;
  /** Beside a clause shown in the source language. */
  readonly untranslated: string;
  /** Beside a clause whose source has changed since it was translated. */
  readonly stale: string;
  /** How many clauses have no target, and which; null where all have one. */
  readonly untranslatedNotice: string | null;
  readonly staleNotice: string | null;
  /** The edition follows an older revision than the newest; null where it does not, or nobody asked. */
  readonly behindNotice: string | null;
}
