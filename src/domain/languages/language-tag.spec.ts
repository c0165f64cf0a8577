import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../errors.js';
import { languageAutonym, languageDirection, parseLanguageTag } from './language-tag.js';

describe('parseLanguageTag', () => {
  it.each([
    ['fr', 'fr'],
    ['FR', 'fr'],
    ['pt_BR', 'pt-BR'],
    ['pt-br', 'pt-BR'],
    ['zh_CN', 'zh-Hans'],
    ['zh', 'zh-Hans'],
    ['zh_TW', 'zh-Hant'],
    ['zh-Hant-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant-HK'],
    ['sr@latin', 'sr-Latn'],
    ['sr_RS@latin', 'sr-Latn-RS'],
    ['sr-Cyrl', 'sr'],
    ['uz@cyrillic', 'uz-Cyrl'],
    ['en-Latn-GB', 'en-GB'],
    ['ca@valencia', 'ca-valencia'],
    ['fr_FR.UTF-8', 'fr-FR'],
    ['iw', 'he'],
    ['fa-AF', 'fa-AF'],
    ['es-419', 'es-419'],
    ['quy', 'quy'],
  ])('stores %s as %s', (written, stored) => {
    expect(parseLanguageTag(written)).toBe(stored);
    expect(parseLanguageTag(stored)).toBe(stored);
  });

  it.each([
    '',
    'xx',
    'qqq',
    'und',
    'mul',
    'français',
    'fr-',
    'fr-XX',
    'fr-Qaaa',
    'fr-u-nu-arab',
    'x-secret',
    '../en',
    'e\0n',
  ])('refuses %j and says so in one sentence', (written) => {
    expect(() => parseLanguageTag(written)).toThrow(DomainError);
    expect(() => parseLanguageTag(written)).toThrow(/is not a language that Concord knows: .+\.$/);
  });
});

describe('what Intl knows of a language without a locale file', () => {
  it.each([
    ['ar', 'rtl'],
    ['fa-AF', 'rtl'],
    ['ur', 'rtl'],
    ['pa-PK', 'rtl'],
    ['dv', 'rtl'],
    ['az', 'ltr'],
    ['am', 'ltr'],
    ['zh-Hans', 'ltr'],
  ])('%s is written %s', (tag, direction) => {
    expect(languageDirection(tag)).toBe(direction);
  });

  it.each([
    ['fr', 'Français'],
    ['ar', 'العربية'],
    ['ru', 'Русский'],
    ['pt-BR', 'Português (Brasil)'],
    ['zh-Hans', '简体中文'],
  ])('%s calls itself %s', (tag, name) => {
    expect(languageAutonym(tag)).toBe(name);
  });
});
