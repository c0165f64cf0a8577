import type { AuditAction } from '../domain/accounts/audit.js';
import type { Grants, Role } from '../domain/accounts/grants.js';

/** The rows of people. Times are ISO 8601 UTC, a name that ends in `On` is a date: `YYYY-MM-DD`. */

export interface AccountRecord {
  readonly id: string;
  readonly handle: string;
  /** Argon2id, encoded; null for one that only ever acted with tokens, or signs in elsewhere. */
  readonly passphraseHash: string | null;
  /** BCP 47; null: what the browser asks for. */
  readonly uiLanguage: string | null;
  readonly lastSeenOn: string | null;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  /** The account is a tombstone: its handle says nothing. */
  readonly deletedOn: string | null;
}

export interface TokenRecord {
  readonly id: string;
  /** The public part, by which the token is found. */
  readonly prefix: string;
  /** SHA-256 of the secret part, hexadecimal. */
  readonly hash: string;
  readonly accountId: string;
  /** What the owner calls it. */
  readonly name: string;
  readonly role: Role;
  /** BCP 47; empty for a coordinator. */
  readonly languages: readonly string[];
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly lastUsedOn: string | null;
  readonly createdAt: string;
}

/**
 * A one-time code: to join with these grants, to be the `first` coordinator, or to set a new passphrase for an account.
 */
export interface InvitationRecord {
  readonly id: string;
  /** SHA-256 of the code, hexadecimal. */
  readonly hash: string;
  readonly purpose: 'join' | 'first' | 'reset';
  readonly grants: Grants;
  /** Whose passphrase is reset. */
  readonly accountId: string | null;
  /** Using it takes the account's second factor away. */
  readonly dropsFactors: boolean;
  readonly expiresAt: string;
  /** Null: the first start, or the command line. */
  readonly createdById: string | null;
  readonly createdAt: string;
  readonly usedAt: string | null;
  readonly usedById: string | null;
  readonly revokedAt: string | null;
}

export interface SessionRecord {
  readonly id: string;
  /** SHA-256 of what the cookie holds, hexadecimal. */
  readonly hash: string;
  readonly accountId: string;
  /** `second-factor`: the passphrase was right, and nothing is open yet. */
  readonly stage: 'second-factor' | 'signed-in';
  readonly via: 'join' | 'passphrase' | 'oidc';
  /** The computer is not the person's own: the session is a short one. */
  readonly shared: boolean;
  /** Of WebAuthn, base64url; good for one answer. */
  readonly challenge: string | null;
  readonly createdAt: string;
  readonly usedAt: string;
  /** The absolute limit. */
  readonly expiresAt: string;
}

export interface TotpRecord {
  readonly accountId: string;
  /** Encrypted. */
  readonly secret: string;
  /** Null until the first right code. */
  readonly confirmedOn: string | null;
  /** The time step of the last code that was taken: no code is taken twice. */
  readonly lastStep: number | null;
}

export interface PasskeyRecord {
  /** The credential's id, base64url. */
  readonly id: string;
  readonly accountId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  readonly signCount: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly addedOn: string;
  readonly lastUsedOn: string | null;
}

export interface RecoveryCodeRecord {
  readonly accountId: string;
  /** SHA-256, hexadecimal: the codes are random. */
  readonly hash: string;
  readonly usedOn: string | null;
}

/** Somebody at an OpenID provider. */
export interface IdentityRecord {
  readonly issuer: string;
  readonly subject: string;
  readonly accountId: string;
  readonly linkedOn: string;
}

/** Who did what to whom; no words of anybody. */
export interface AuditEventRecord {
  readonly id: string;
  /** After 30 days the day, and the place within it counted in milliseconds. */
  readonly at: string;
  readonly action: AuditAction;
  /** Null: the command line, the first start, or Concord itself. */
  readonly actorId: string | null;
  /** The account that it was done to. */
  readonly subjectId: string | null;
  /** Ids, slugs, numbers, roles and languages. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Somebody who wants to be named beside a communiqué. */
export interface AttributionRecord {
  readonly accountId: string;
  readonly communiqueId: string;
}
