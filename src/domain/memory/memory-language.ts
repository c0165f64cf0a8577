/**
 * Under what a language is filed in the memory: language and script, no region (`pt-BR` → `pt-Latn`, `zh-TW` → `zh-Hant`).
 * What was translated for one region is of use for another.
 */
export function memoryLanguage(tag: string): string {
  const known = filed.get(tag);
  if (known !== undefined) return known;
  const { language, script } = new Intl.Locale(tag).maximize();
  const name = script === undefined ? language : `${language}-${script}`;
  filed.set(tag, name);
  return name;
}

const filed = new Map<string, string>();
