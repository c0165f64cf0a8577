import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LanguageProfile } from '../domain/languages/language-profile.js';
import { completeProfile } from '../domain/languages/language-profile.js';

/** The strings of the screens and files, nested by subject. */
export interface UiStrings {
  readonly [key: string]: string | UiStrings;
}

/** What a `locales/<tag>.json` may say; either part may be missing. */
export interface LocaleFile {
  readonly profile?: Partial<LanguageProfile>;
  readonly ui?: UiStrings;
}

/** The language whose strings are complete, and stand where another has none. */
export const LAST_RESORT = 'en';

const read = new Map<string, LocaleFile>();

/** The tags that have a locale file, in alphabetical order. */
export function localeTags(): string[] {
  return readdirSync(folder())
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

let screens: readonly string[] | undefined;

/** The tags whose files have the strings of the screens. */
export function screenLanguages(): readonly string[] {
  screens ??= localeTags().filter((tag) => localeFile(tag).ui?.page !== undefined);
  return screens;
}

/** The locale file of exactly this tag; empty where there is none. */
export function localeFile(tag: string): LocaleFile {
  const known = read.get(tag);
  if (known !== undefined) return known;
  const path = join(folder(), `${tag}.json`);
  const file = /^[A-Za-z0-9-]+$/.test(tag) && existsSync(path) ? parse(readFileSync(path, 'utf8')) : {};
  read.set(tag, file);
  return file;
}

/** A tag and what it falls back to, narrowest first: `pt-BR`, `pt`, `en` (RFC 4647 § 3.4). */
export function fallbackChain(tag: string): string[] {
  const subtags = tag.split('-');
  const chain = subtags.map((_, length) => subtags.slice(0, subtags.length - length).join('-'));
  return [...new Set([...chain, LAST_RESORT])];
}

/** What is known of a language: its own file's facts, else its parent's, else the defaults. Never another language's. */
export function languageProfile(tag: string): LanguageProfile {
  const stated = fallbackChain(tag)
    .filter((one) => one !== LAST_RESORT || tag.split('-')[0] === LAST_RESORT)
    .map((one) => localeFile(one).profile ?? {});
  return completeProfile(Object.assign({}, ...stated.reverse()) as Partial<LanguageProfile>);
}

function parse(json: string): LocaleFile {
  return JSON.parse(json) as LocaleFile;
}

/** `locales/` at the root of the package, wherever this file was compiled to. */
function folder(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'locales'))) {
    if (dirname(at) === at) throw new Error('The folder “locales” is missing from this installation.');
    at = dirname(at);
  }
  return join(at, 'locales');
}
