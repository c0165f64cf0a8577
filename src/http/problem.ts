import { STATUS_CODES } from 'node:http';
import type { DomainError, ErrorCode } from '../domain/errors.js';

/** A refusal as RFC 9457 says it, with the code of Concord beside. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly code: string;
  readonly [member: string]: unknown;
}

/** Seconds that a caller should wait when Concord, or a service behind it, does not answer. */
export const RETRY_AFTER_S = '5';

/** The HTTP status of every refusal; the one place that decides it. */
const STATUS_OF = {
  'not-utf8': 422,
  'nul-character': 422,
  'empty-document': 422,
  'binary-document': 415,
  'unsupported-media-type': 415,
  'document-too-large': 413,
  'clause-too-large': 413,
  'broken-front-matter': 422,
  'broken-file': 422,
  'unknown-language': 422,
  'invalid-slug': 400,
  'slug-taken': 409,
  'invalid-input': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'cross-site': 403,
  'weak-passphrase': 422,
  'wrong-passphrase': 403,
  'second-factor-required': 401,
  'too-many-attempts': 429,
  'code-refused': 422,
  'handle-taken': 409,
  'recovery-codes-needed': 409,
  'last-coordinator': 409,
  'provider-down': 503,
  'provider-refused': 400,
  'unknown-identity': 403,
  'identity-taken': 409,
  'last-sign-in': 409,
  'illegal-transition': 409,
  'own-target': 403,
  'reason-required': 422,
  'empty-target': 422,
  'target-not-current': 412,
  'version-required': 428,
  'version-stale': 412,
  'not-claimed': 409,
  'reversed-range': 422,
  'nothing-to-revise': 409,
  'draft-outdated': 409,
  'draft-closed': 409,
  'revision-superseded': 409,
  'not-stale': 409,
  'carried-text': 409,
  'not-contestable': 409,
  'term-exists': 409,
  'job-not-open': 409,
  'job-incomplete': 409,
  'task-not-dead': 409,
  'idempotency-key-reused': 422,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'headers-too-large': 431,
  unavailable: 503,
  'internal-error': 500,
} as const satisfies Record<ErrorCode, number>;

/** Every code, for whoever words them. */
export const ERROR_CODES = Object.keys(STATUS_OF) as readonly ErrorCode[];

/** The code of a refusal that no rule of ours made: the server, its framework or a library. */
const CODE_OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'invalid-input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  413: 'document-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-attempts',
  431: 'headers-too-large',
  503: 'unavailable',
};

/** What a `DomainError` looks like to the caller. */
export function problemOf(error: DomainError): Problem {
  const status = STATUS_OF[error.code];
  return { ...error.details, ...bareProblem(status), detail: error.message, code: error.code };
}

/** A problem that says no more than its status does. */
export function bareProblem(status: number, detail?: string): Problem {
  const code = CODE_OF_STATUS[status] ?? (status >= 500 ? 'internal-error' : 'invalid-input');
  const bare: Problem = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code };
  return detail === undefined ? bare : { ...bare, detail };
}
