import { createInstance } from 'i18next';
import { fallbackChain, localeFile } from './locale-files.js';

/** The string of a key (`edition.stale`) in one language, its `{{names}}` filled in as they are. Escapes nothing. */
export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string;

const made = new Map<string, Translate>();
const MOST_LANGUAGES = 200;

/** Reads strings in a language, and in what it falls back to where it has none. */
export function translatorFor(language: string): Translate {
  const known = made.get(language);
  if (known !== undefined) return known;
  const chain = fallbackChain(language);
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    fallbackLng: chain.slice(1),
    resources: Object.fromEntries(chain.map((tag) => [tag, { translation: localeFile(tag).ui ?? {} }])),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const translate: Translate = (key, values) => i18n.t(key, { ...values });
  if (made.size >= MOST_LANGUAGES) made.clear();
  made.set(language, translate);
  return translate;
}
