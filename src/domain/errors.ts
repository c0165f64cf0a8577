/**
 * Everything a user can do wrong, by code. The HTTP status of each code is decided once, in `http/problem.filter.ts`;
 * the command line prints the message and exits with 1.
 */
export type ErrorCode =
  // the document
  | 'not-utf8'
  | 'nul-character'
  | 'empty-document'
  | 'binary-document'
  | 'unsupported-media-type'
  | 'document-too-large'
  | 'clause-too-large'
  | 'broken-front-matter'
  | 'broken-file'
  // names and values
  | 'unknown-language'
  | 'invalid-slug'
  | 'slug-taken'
  | 'invalid-input'
  // who may do what
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'cross-site'
  | 'weak-passphrase'
  | 'wrong-passphrase'
  | 'second-factor-required'
  | 'too-many-attempts'
  | 'code-refused'
  | 'handle-taken'
  | 'recovery-codes-needed'
  | 'last-coordinator'
  | 'provider-down'
  | 'provider-refused'
  | 'unknown-identity'
  | 'identity-taken'
  | 'last-sign-in'
  // units and reviews
  | 'illegal-transition'
  | 'own-target'
  | 'reason-required'
  | 'empty-target'
  | 'target-not-current'
  | 'version-required'
  | 'version-stale'
  | 'not-claimed'
  | 'reversed-range'
  // revisions
  | 'nothing-to-revise'
  | 'draft-outdated'
  | 'draft-closed'
  | 'revision-superseded'
  | 'not-stale'
  | 'carried-text'
  | 'not-contestable'
  // the termbase
  | 'term-exists'
  // editions and tasks
  | 'job-not-open'
  | 'job-incomplete'
  | 'task-not-dead'
  // requests
  | 'idempotency-key-reused'
  | 'method-not-allowed'
  | 'request-timeout'
  | 'headers-too-large'
  | 'unavailable'
  | 'internal-error';

/** Where in the input the problem is; `line` and `column` count from 1. */
export interface ErrorPlace {
  readonly line?: number;
  readonly column?: number;
  readonly field?: string;
}

/** An error that a user can cause and mend. The message is one clear sentence in English that says what and where. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Further members of the problem document, e.g. `{ current: … }` for a stale version. */
    readonly details: Readonly<Record<string, unknown>> & ErrorPlace = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
