import { DomainError } from '../errors.js';

/** What an account may do; each role includes what stands before it. Coordinators have every language. */
export const ROLES = ['translator', 'reviewer', 'coordinator'] as const;

export type Role = (typeof ROLES)[number];

/** Who asks, as far as the rules need to know. */
export interface Caller {
  readonly accountId: string;
  /** The token that the caller showed. */
  readonly tokenId: string;
  readonly role: Role;
  /** BCP 47; ignored for a coordinator. */
  readonly languages: readonly string[];
}

/** True where the caller's role is `role` or includes it. */
export function hasRole(caller: Pick<Caller, 'role'>, role: Role): boolean {
  return ROLES.indexOf(caller.role) >= ROLES.indexOf(role);
}

/** True where the caller may know of the language's work. */
export function seesLanguage(caller: Pick<Caller, 'role' | 'languages'>, language: string): boolean {
  return caller.role === 'coordinator' || caller.languages.includes(language);
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

/** @throws DomainError `not-found` where the thing is missing. */
export function requireFound<T>(thing: T | null | undefined, what: string): T {
  if (thing === null || thing === undefined) throw notFound(what);
  return thing;
}

/** The one refusal for what is missing and for what is hidden. */
export function notFound(what: string): DomainError {
  return new DomainError('not-found', `There is no such ${what}.`);
}
