import { describe, expect, it } from '@jest/globals';
import {
  common,
  EVERY_LANGUAGE,
  type Grants,
  grantsOf,
  hasRole,
  hasRoleIn,
  isWithin,
  readGrants,
} from './grants.js';

const COORDINATOR = grantsOf('coordinator', []);
const MIXED: Grants = [...grantsOf('reviewer', ['fr']), ...grantsOf('translator', ['es', 'pt_BR'])];

describe('the roles of an account', () => {
  it('are per language: a reviewer of French is a translator of Spanish and nobody in Arabic', () => {
    expect(hasRoleIn(MIXED, 'reviewer', 'fr')).toBe(true);
    expect(hasRoleIn(MIXED, 'translator', 'fr')).toBe(true);
    expect(hasRoleIn(MIXED, 'reviewer', 'es')).toBe(false);
    expect(hasRoleIn(MIXED, 'translator', 'pt-BR')).toBe(true);
    expect(hasRoleIn(MIXED, 'translator', 'ar')).toBe(false);
    expect([hasRole(MIXED, 'reviewer'), hasRole(MIXED, 'coordinator')]).toEqual([true, false]);
  });

  it('of a coordinator are in every language', () => {
    expect(hasRoleIn(COORDINATOR, 'reviewer', 'sw')).toBe(true);
    expect(COORDINATOR).toEqual([{ role: 'coordinator', language: EVERY_LANGUAGE }]);
  });

  it('are refused where role and languages do not fit', () => {
    expect(() => grantsOf('coordinator', ['fr'])).toThrow('name none');
    expect(() => grantsOf('translator', [])).toThrow('at least one language');
    expect(() => grantsOf('translator', ['!'])).toThrow();
  });
});

describe('grants as somebody wrote them', () => {
  it('come to one a language, the strongest, under the tag in its shortest form', () => {
    const wish: Grants = [
      { role: 'translator', language: 'pt_BR' },
      { role: 'reviewer', language: 'pt-br' },
      { role: 'translator', language: 'es' },
    ];
    expect(readGrants(wish)).toEqual([
      { role: 'reviewer', language: 'pt-BR' },
      { role: 'translator', language: 'es' },
    ]);
    expect(readGrants([{ role: 'coordinator', language: EVERY_LANGUAGE }])).toEqual(COORDINATOR);
  });

  it.each<[Grants[number]['role'], string]>([
    ['translator', EVERY_LANGUAGE],
    ['coordinator', 'fr'],
    ['reviewer', 'not a language'],
  ])('are refused for a %s in %s', (role, language) => {
    expect(() => readGrants([{ role, language }])).toThrow();
  });
});

describe('a token', () => {
  it('does what it was made for, as far as its owner still may', () => {
    expect(common(grantsOf('reviewer', ['fr', 'es', 'ar']), MIXED)).toEqual([
      { role: 'reviewer', language: 'fr' },
      { role: 'translator', language: 'es' },
    ]);
    expect(common(COORDINATOR, MIXED)).toEqual(MIXED);
    expect(common(grantsOf('translator', ['sw']), COORDINATOR)).toEqual(grantsOf('translator', ['sw']));
    expect(common(COORDINATOR, [])).toEqual([]);
  });

  it('may be made for no more than its owner may', () => {
    expect(isWithin(grantsOf('translator', ['fr', 'es']), MIXED)).toBe(true);
    expect(isWithin(grantsOf('reviewer', ['es']), MIXED)).toBe(false);
    expect(isWithin(COORDINATOR, MIXED)).toBe(false);
    expect(isWithin(MIXED, COORDINATOR)).toBe(true);
  });
});
