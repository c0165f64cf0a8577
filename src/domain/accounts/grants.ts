import { DomainError } from '../errors.js';
import { parseLanguageTag } from '../languages/language-tag.js';

/** What an account may do; each role includes what stands before it. */
export const ROLES = ['translator', 'reviewer', 'coordinator'] as const;

export type Role = (typeof ROLES)[number];

/** The range of all languages (RFC 4647, section 2.1): a coordinator's. */
export const EVERY_LANGUAGE = '*';

/** A role in one language; a coordinator's is in every one. */
export interface Grant {
  readonly role: Role;
  /** BCP 47, or `EVERY_LANGUAGE`. */
  readonly language: string;
}

/** At most one grant a language. */
export type Grants = readonly Grant[];

/** True where one of the grants is `role` or includes it, in whichever language. */
export function hasRole(grants: Grants, role: Role): boolean {
  return grants.some((grant) => includes(grant.role, role));
}

/** True where the role, or one that includes it, is granted in the language. */
export function hasRoleIn(grants: Grants, role: Role, language: string): boolean {
  return grants.some((grant) => includes(grant.role, role) && covers(grant.language, language));
}

/** What both allow: a token does what it was made for as far as its owner still may. */
export function common(some: Grants, others: Grants): Grants {
  return strongest(
    some.flatMap((one) =>
      others.flatMap((other) => {
        const role = includes(one.role, other.role) ? other.role : one.role;
        if (covers(one.language, other.language)) return [{ role, language: other.language }];
        return covers(other.language, one.language) ? [{ role, language: one.language }] : [];
      }),
    ),
  );
}

/** True where everything in `part` is granted by `whole` as well. */
export function isWithin(part: Grants, whole: Grants): boolean {
  return part.every(({ role, language }) => hasRoleIn(whole, role, language));
}

/**
 * The grants of a role in some languages, tags in their shortest form, each once.
 *
 * @param languages none for a coordinator, who has every language.
 * @throws DomainError `unknown-language`; `invalid-input` where role and languages do not fit.
 */
export function grantsOf(role: Role, languages: readonly string[]): Grants {
  const tags = [...new Set(languages.map((language) => String(parseLanguageTag(language))))];
  if (role === 'coordinator') {
    if (tags.length > 0) throw misfit('A coordinator has every language: name none.');
    return [{ role, language: EVERY_LANGUAGE }];
  }
  if (tags.length === 0) throw misfit(`A ${role} needs at least one language.`);
  return tags.map((language) => ({ role, language }));
}

/**
 * Grants as somebody wrote them: tags in their shortest form, of several in one language the strongest.
 *
 * @throws DomainError `unknown-language`; `invalid-input` where role and language do not fit.
 */
export function readGrants(grants: Grants): Grants {
  return strongest(
    grants.flatMap(({ role, language }) => {
      if (role !== 'coordinator' && language === EVERY_LANGUAGE)
        throw misfit(`A ${role} has single languages: only a coordinator has all.`);
      return grantsOf(role, language === EVERY_LANGUAGE ? [] : [language]);
    }),
  );
}

/** Of several grants in one language, the strongest; in the order in which the languages come first. */
function strongest(grants: Grants): Grants {
  const found = new Map<string, Grant>();
  for (const grant of grants) {
    const known = found.get(grant.language);
    if (known === undefined || includes(grant.role, known.role)) found.set(grant.language, grant);
  }
  return [...found.values()];
}

function includes(role: Role, other: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(other);
}

function covers(range: string, language: string): boolean {
  return range === EVERY_LANGUAGE || range === language;
}

function misfit(sentence: string): DomainError {
  return new DomainError('invalid-input', sentence, { field: 'languages' });
}
