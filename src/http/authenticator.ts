import type { Caller } from '../domain/accounts/caller.js';

/** Somebody whose session is in force. */
export interface SignedIn {
  readonly caller: Caller;
  /** Nothing is open to them but the second factor. */
  readonly awaitsSecondFactor: boolean;
}

/** Who stands behind a token or a session; the accounts feature answers. */
export abstract class Authenticator {
  /**
   * The caller that a bearer token names.
   *
   * @param address whence it came: bad tokens are counted by it, in memory.
   * @throws DomainError `unauthenticated` where it is unknown, expired or revoked; `too-many-attempts`.
   */
  abstract byToken(token: string, address: string): Promise<Caller>;

  /** Whoever the secret of a session cookie stands for; null where the session is unknown or over. */
  abstract bySession(secret: string): Promise<SignedIn | null>;
}
