import { EVERY_LANGUAGE, type Grants } from '../../domain/accounts/grants.js';
import { languageAutonym } from '../../domain/languages/language-tag.js';
import type { RoleInLanguage } from '../../web/components/roles.js';

/** Grants as a page shows them: each language under its own name. */
export function rolesInWords(grants: Grants): RoleInLanguage[] {
  return grants.map(({ role, language: tag }) => ({
    role,
    language: tag === EVERY_LANGUAGE ? null : { tag, autonym: languageAutonym(tag) },
  }));
}
