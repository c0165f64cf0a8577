import type { Grants, Role } from './grants.js';

/**
 * What is written down of what people do with accounts and publications, with the facts that are kept of each: ids, slugs,
 * numbers, roles and languages. No words of anybody, no handle, no address.
 */
export interface AuditDetails {
  readonly 'account.joined': { readonly roles: Grants };
  readonly 'account.invited': { readonly roles: Grants };
  readonly 'invitation.revoked': { readonly roles: Grants };
  readonly 'roles.changed': { readonly from: Grants; readonly to: Grants };
  /** Neither the one before nor the one after: who was called what is nobody's to look up. */
  readonly 'handle.changed': Nothing;
  readonly 'account.disabled': Nothing;
  readonly 'account.enabled': Nothing;
  readonly 'account.deleted': Nothing;
  /** `reset`: with a code that a coordinator has made. */
  readonly 'passphrase.changed': { readonly by: 'owner' | 'reset' };
  /** Somebody made a code to reset it with, that (`factors`) takes the second factor away as well. */
  readonly 'passphrase.reset': { readonly factors: 'kept' | 'removed' };
  readonly 'factor.added': { readonly factor: Factor };
  /** `reset`: with a code that a coordinator has made. */
  readonly 'factor.removed': { readonly factor: Factor | 'all'; readonly by?: 'reset' };
  readonly 'recovery-codes.made': Nothing;
  readonly 'token.created': TokenFacts;
  readonly 'token.revoked': { readonly prefix: string };
  /** All that were in force: by another, with a code to reset the passphrase, or with a new passphrase. */
  readonly 'tokens.revoked': { readonly tokens: number };
  /** On one day; the number is all that is known. */
  readonly 'sign-in.failed': { readonly count: number };
  /** A passphrase, a role, a reset or another session ended them. */
  readonly 'session.ended-by-other': { readonly sessions: number };
  readonly 'identity.linked': { readonly issuer: string };
  readonly 'identity.unlinked': { readonly issuer: string; readonly by?: 'reset' };
  readonly 'communique.imported': { readonly slug: string };
  readonly 'revision.published': { readonly slug: string; readonly revision: number };
  readonly 'edition.published': EditionFacts;
  readonly 'language.opened': { readonly slug: string; readonly revision: number; readonly language: string };
  readonly 'attribution.changed': { readonly slug: string; readonly named: boolean };
}

export type AuditAction = keyof AuditDetails;

/** One thing that was done: by whom, to whose account, and what it was about. */
export type AuditEntry = {
  readonly [Action in AuditAction]: {
    readonly action: Action;
    /** Null: the command line, the first start, or Concord itself. */
    readonly actorId: string | null;
    /** The account that it was done to; null where it was done to none. */
    readonly subjectId: string | null;
    readonly details: AuditDetails[Action];
  };
}[AuditAction];

type Nothing = Readonly<Record<string, never>>;
type Factor = 'totp' | 'passkey';

interface TokenFacts {
  readonly prefix: string;
  readonly role: Role;
  readonly languages: readonly string[];
}

interface EditionFacts {
  readonly slug: string;
  readonly language: string;
  readonly number: number;
}

/** Every action, for whoever describes or filters them. */
export const AUDIT_ACTIONS = Object.keys({
  'account.joined': true,
  'account.invited': true,
  'invitation.revoked': true,
  'roles.changed': true,
  'handle.changed': true,
  'account.disabled': true,
  'account.enabled': true,
  'account.deleted': true,
  'passphrase.changed': true,
  'passphrase.reset': true,
  'factor.added': true,
  'factor.removed': true,
  'recovery-codes.made': true,
  'token.created': true,
  'token.revoked': true,
  'tokens.revoked': true,
  'sign-in.failed': true,
  'session.ended-by-other': true,
  'identity.linked': true,
  'identity.unlinked': true,
  'communique.imported': true,
  'revision.published': true,
  'edition.published': true,
  'language.opened': true,
  'attribution.changed': true,
} satisfies Record<AuditAction, true>) as readonly AuditAction[];
