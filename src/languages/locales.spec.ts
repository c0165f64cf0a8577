import { describe, expect, it } from '@jest/globals';
import { checkInput } from '../../test/factories/check-input.js';
import { runChecks } from '../domain/checks/run-checks.js';
import { DEFAULT_LANGUAGE_PROFILE } from '../domain/languages/language-profile.js';
import { parseLanguageTag } from '../domain/languages/language-tag.js';
import { findingMessage } from './finding-message.js';
import type { UiStrings } from './locale-files.js';
import { fallbackChain, languageProfile, LAST_RESORT, localeFile, localeTags } from './locale-files.js';
import { translatorFor } from './translator.js';

/** Languages whose strings are kept complete. */
const COMPLETE = ['ar', 'en', 'es', 'fr', 'pt', 'ru'];

const keysOf = (strings: UiStrings, path = ''): string[] =>
  Object.entries(strings).flatMap(([key, value]) =>
    typeof value === 'string' ? [path + key] : keysOf(value, `${path}${key}.`),
  );

/** The keys a language must have: English's, with a plural form for each category of the language's own. */
function keysFor(tag: string): string[] {
  const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  return [
    ...new Set(
      keysOf(localeFile(LAST_RESORT).ui ?? {}).flatMap((key) =>
        /_(?:one|other)$/.test(key)
          ? categories.map((category) => key.replace(/_\w+$/, `_${category}`))
          : [key],
      ),
    ),
  ].sort();
}

describe('locales', () => {
  it.each(COMPLETE)('%s has every string, in every plural form of the language, and no other', (tag) => {
    expect(keysOf(localeFile(tag).ui ?? {}).sort()).toEqual(keysFor(tag));
  });

  it.each(localeTags())('%s is named by the tag that Concord stores, and has only known parts', (tag) => {
    expect(parseLanguageTag(tag)).toBe(tag);
    expect(Object.keys(localeFile(tag)).filter((part) => part !== 'profile' && part !== 'ui')).toEqual([]);
    const known = Object.keys(DEFAULT_LANGUAGE_PROFILE);
    expect(Object.keys(localeFile(tag).profile ?? {}).filter((part) => !known.includes(part))).toEqual([]);
  });

  it.each(COMPLETE)('%s fills in the same names as English', (tag) => {
    const names = (strings: UiStrings, key: string): string[] => {
      const value = key
        .split('.')
        .reduce<UiStrings | string | undefined>(
          (at, part) => (typeof at === 'object' ? at[part] : at),
          strings,
        );
      return [...new Set((typeof value === 'string' ? value : '').match(/\{\{\w+\}\}/g) ?? [])].sort();
    };
    for (const key of keysOf(localeFile('en').ui ?? {}).filter((one) => !/_(?:one|other)$/.test(one)))
      expect([key, ...names(localeFile(tag).ui ?? {}, key)]).toEqual([
        key,
        ...names(localeFile('en').ui ?? {}, key),
      ]);
  });

  it('fall back from the narrow to the wide, and to English at last', () => {
    expect(fallbackChain('pt-BR')).toEqual(['pt-BR', 'pt', 'en']);
    expect(translatorFor('pt-BR')('check.empty')).toBe('A tradução está vazia.');
    expect(translatorFor('am')('check.empty')).toBe('The translation is empty.');
  });

  it('give a language that nobody described the default profile, not that of English', () => {
    expect(languageProfile('xh')).toEqual(DEFAULT_LANGUAGE_PROFILE);
    expect(languageProfile('pt-BR').numbers.decimal).toEqual([',']);
  });
});

describe('findings', () => {
  it('are told in a sentence of the language asked for', () => {
    const findings = runChecks(checkInput('the *1990* Document', 'le Document de 1991'));
    expect(findings.map((finding) => `${finding.severity}: ${findingMessage(finding, 'fr')}`)).toEqual([
      'error: « 1991 » n’est pas dans le texte source.',
      'error: « 1990 » manque.',
      'error: Il manque : l’italique.',
    ]);
    expect(findings.map((finding) => findingMessage(finding, 'en'))).toContain('“1990” is missing.');
  });
});
