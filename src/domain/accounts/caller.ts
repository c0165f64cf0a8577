import { DomainError } from '../errors.js';
import { type Grants, hasRoleIn, type Role } from './grants.js';

/** Who asks, as far as the rules need to know. */
export interface Caller {
  readonly accountId: string;
  /** By what the caller was recognised: somebody who is signed in, or an API token of theirs. */
  readonly credential: { readonly kind: 'session' | 'token'; readonly id: string };
  /** What the account may do; of a token, what it was made for as well. */
  readonly grants: Grants;
}

/** True where the caller may know of the language's work. */
export function seesLanguage(caller: Pick<Caller, 'grants'>, language: string): boolean {
  return hasRoleIn(caller.grants, 'translator', language);
}

/**
 * What a caller may not see does not exist for them.
 *
 * @throws DomainError `not-found` where it is missing or in a language that is not theirs.
 */
export function requireVisible<T extends { readonly language: string }>(
  caller: Caller,
  thing: T | null,
  what: string,
): T {
  if (thing === null || !seesLanguage(caller, thing.language)) throw notFound(what);
  return thing;
}

/** @throws DomainError `forbidden` where the caller sees the language, and its role there is a lower one. */
export function requireRoleIn(caller: Caller, role: Role, language: string): void {
  if (!hasRoleIn(caller.grants, role, language))
    throw new DomainError('forbidden', `This needs the role ${role} in ${language}.`);
}

/** @throws DomainError `not-found` where the thing is missing. */
export function requireFound<T>(thing: T | null | undefined, what: string): T {
  if (thing === null || thing === undefined) throw notFound(what);
  return thing;
}

/** The one refusal for what is missing and for what is hidden. */
export function notFound(what: string): DomainError {
  return new DomainError('not-found', `There is no such ${what}.`);
}
