import { describe, expect, it } from '@jest/globals';
import { type Caller, hasRole, requireVisible, seesLanguage } from './caller.js';

const caller = (role: Caller['role'], ...languages: string[]): Caller => ({
  accountId: 'a',
  tokenId: 't',
  role,
  languages,
});

describe('what a caller may do', () => {
  it('grows from translator over reviewer to coordinator', () => {
    expect(hasRole(caller('reviewer', 'fr'), 'translator')).toBe(true);
    expect(hasRole(caller('translator', 'fr'), 'reviewer')).toBe(false);
    expect(hasRole(caller('coordinator'), 'reviewer')).toBe(true);
  });

  it('is bound to the languages of the token, but for a coordinator', () => {
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
});
