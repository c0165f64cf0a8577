import type { EditionFileRecord, EditionRecord } from '../persistence/records.js';

/** The address of an edition, for ever. */
export function editionPath(
  slug: string,
  { language, number }: Pick<EditionRecord, 'language' | 'number'>,
): string {
  return `/c/${slug}/${language}/e${number}`;
}

/** Asks for a file that is marked with what has changed since, and is part of its name. */
export const MARKED = 'marked';

/** The name that a file of an edition is downloaded under. */
export function fileName(
  slug: string,
  revision: number,
  language: string,
  { extension }: Pick<EditionFileRecord, 'extension'>,
): string {
  return `${slug}.r${revision}.${language}.${extension}`;
}
