import { describe, expect, it } from '@jest/globals';
import { type Caller, requireRoleIn, requireVisible, seesLanguage } from './caller.js';
import { grantsOf, type Role } from './grants.js';

const caller = (role: Role, ...languages: string[]): Caller => ({
  accountId: 'a',
  credential: { kind: 'token', id: 't' },
  grants: grantsOf(role, languages),
});

describe('what a caller may do', () => {
  it('is bound to the languages of the role, but for a coordinator', () => {
    expect(seesLanguage(caller('translator', 'fr'), 'fr')).toBe(true);
    expect(seesLanguage(caller('reviewer', 'fr'), 'ar')).toBe(false);
    expect(seesLanguage(caller('coordinator'), 'ar')).toBe(true);
  });

  it('tells nothing of the work in another language', () => {
    const hidden = () => requireVisible(caller('translator', 'fr'), { language: 'ar' }, 'unit');
    const missing = () => requireVisible(caller('translator', 'fr'), null, 'unit');
    expect(hidden).toThrow('There is no such unit.');
    expect(missing).toThrow('There is no such unit.');
  });

  it('is refused in words where the language is theirs and the role is not', () => {
    expect(() => {
      requireRoleIn(caller('translator', 'fr'), 'reviewer', 'fr');
    }).toThrow('This needs the role reviewer in fr.');
    expect(() => {
      requireRoleIn(caller('reviewer', 'fr'), 'reviewer', 'fr');
    }).not.toThrow();
  });
});
