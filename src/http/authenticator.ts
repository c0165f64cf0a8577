import type { Caller } from '../domain/accounts/caller.js';

/** Who stands behind a token; the accounts feature answers. */
export abstract class Authenticator {
  /** The caller that a bearer token names, null where it is unknown, expired or revoked. */
  abstract authenticate(token: string): Promise<Caller | null>;
}
