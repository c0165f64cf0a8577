import type { VNode } from 'preact';
import type { Role } from '../../domain/accounts/grants.js';
import type { Say } from '../say.js';

/** A role, and the language's name in itself. */
export interface RoleInLanguage {
  readonly role: Role;
  /** Null: every language. */
  readonly language: { readonly tag: string; readonly autonym: string } | null;
}

interface RolesProps {
  readonly say: Say;
  readonly roles: readonly RoleInLanguage[];
}

export function Roles({ say, roles }: RolesProps): VNode {
  return (
    <ul>
      {roles.map(({ role, language }) => (
        <li key={language?.tag ?? ''}>
          {say(`page.role.${role}`)}
          {' · '}
          {language === null ? say('page.everyLanguage') : <bdi lang={language.tag}>{language.autonym}</bdi>}
        </li>
      ))}
    </ul>
  );
}
