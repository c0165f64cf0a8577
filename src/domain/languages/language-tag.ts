import { DomainError } from '../errors.js';

/** A BCP 47 tag in the one form that Concord stores: canonical case, no script that goes without saying. */
export type LanguageTag = string & { readonly __brand: 'LanguageTag' };

/** What stands after `@` in a POSIX locale name and is really a script. */
const POSIX_SCRIPTS: Readonly<Record<string, string>> = {
  latin: 'Latn',
  cyrillic: 'Cyrl',
  arabic: 'Arab',
  devanagari: 'Deva',
};

/** Written in two scripts of equal standing: their tags always name the script, and never the region that implies it. */
const SCRIPT_ALWAYS_NAMED: ReadonlySet<string> = new Set(['zh']);

/** Scripts written from right to left (Unicode 16, ScriptMetadata). */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(
  'Adlm Arab Aran Garay Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '),
);

const NAMES = { type: 'language', fallback: 'none' } as const;
const languageNames = new Intl.DisplayNames(['en'], NAMES);
const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const scriptNames = new Intl.DisplayNames(['en'], { type: 'script', fallback: 'none' });
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'mul', 'mis', 'zxx']);

/**
 * Reads a language tag as people write it (`pt_BR`, `zh_TW`, `sr@latin`, `FR`).
 * Throws `unknown-language` where it is no BCP 47 tag, or names a language, script or region that nobody registered.
 */
export function parseLanguageTag(tag: string): LanguageTag {
  const locale = readLocale(tag);
  const { script, region } = locale;
  if (!isRegistered(locale)) {
    throw unknown(tag, 'it names no registered language');
  }
  if (script !== undefined && (scriptNames.of(script) === undefined || script === 'Zzzz')) {
    throw unknown(tag, 'it names no registered script');
  }
  if (region !== undefined && (regionNames.of(region) === undefined || region === 'ZZ')) {
    throw unknown(tag, 'it names no registered region');
  }
  return shortest(locale);
}

/** The direction that the language's script runs in. */
export function languageDirection(tag: string): 'ltr' | 'rtl' {
  const script = new Intl.Locale(tag).maximize().script;
  return script !== undefined && RIGHT_TO_LEFT.has(script) ? 'rtl' : 'ltr';
}

/** The language's name in itself, with a capital where the script has them; in English where Intl knows no other. */
export function languageAutonym(tag: string): string {
  const names = new Intl.DisplayNames([tag], NAMES);
  const spoken = new Intl.Locale(names.resolvedOptions().locale).language === new Intl.Locale(tag).language;
  const name = (spoken ? names.of(tag) : undefined) ?? languageNames.of(tag) ?? tag;
  const [first = '', ...rest] = name;
  return first.toLocaleUpperCase(spoken ? tag : 'en') + rest.join('');
}

function isRegistered(locale: Intl.Locale): boolean {
  const [language = 'und'] = locale.baseName.split('-', 1);
  return (
    !NO_LANGUAGE.has(language) &&
    (languageNames.of(language) !== undefined || locale.maximize().script !== undefined)
  );
}

function readLocale(tag: string): Intl.Locale {
  const [name = '', modifier = ''] = tag.trim().split('@', 2);
  const subtags = name.replace(/\.[\w-]+$/, '').split(/[-_]/);
  const script = POSIX_SCRIPTS[modifier.toLowerCase()];
  if (script !== undefined) {
    subtags.splice(1, 0, script);
  } else if (/^[a-z0-9]{5,8}$/i.test(modifier)) {
    subtags.push(modifier);
  }
  if (subtags.some((subtag) => subtag.length === 1)) {
    throw unknown(tag, 'extensions and private subtags are not taken');
  }
  try {
    return new Intl.Locale(subtags.join('-'));
  } catch {
    throw unknown(tag, 'it is not a BCP 47 language tag such as fr, pt-BR or zh-Hans');
  }
}

/** Drops the script where the rest of the tag implies it. The region stays: `pt` and `pt-BR` are not the same words. */
function shortest(locale: Intl.Locale): LanguageTag {
  const { language, region } = locale;
  const script = locale.maximize().script;
  const variants = locale.baseName.split('-').filter((subtag) => /^(\w{5,}|\d\w{3})$/.test(subtag));
  const [, ...variant] = variants[0] === language ? variants : ['', ...variants];
  const tag = (...parts: readonly (string | undefined)[]): LanguageTag =>
    [...parts, ...variant].filter((part) => part !== undefined).join('-') as LanguageTag;
  if (SCRIPT_ALWAYS_NAMED.has(language)) {
    const implied = new Intl.Locale(`${language}-${script ?? ''}`).maximize().region;
    return tag(language, script, region === implied ? undefined : region);
  }
  const bare = new Intl.Locale([language, region].filter(Boolean).join('-')).maximize().script;
  return tag(language, bare === script ? undefined : script, region);
}

function unknown(tag: string, why: string): DomainError {
  const shown = (tag.length > 40 ? `${tag.slice(0, 40)}…` : tag).replace(/\p{C}/gu, '\ufffd');
  return new DomainError('unknown-language', `“${shown}” is not a language that Concord knows: ${why}.`, {
    field: 'language',
  });
}
