import { DomainError } from '../errors.js';
import { comparableTerm, type TermEntry, type TermRendering } from './term.js';

/** Code units. */
export const MOST_TERM_LENGTH = 500;
export const MOST_NOTE_LENGTH = 4_000;
export const MOST_VARIANTS = 50;
export const MOST_RENDERINGS = 500;

/**
 * The entry with blanks around its texts taken away, if it can stand in a termbase: there is a way to write it in the
 * language of the sources, and nothing is said twice in a language.
 *
 * @throws DomainError `invalid-input` with a sentence for the first thing that is wrong.
 */
export function soundEntry<Entry extends TermEntry>(entry: Entry): Entry {
  const renderings = entry.renderings.map(soundRendering);
  if (renderings.length > MOST_RENDERINGS)
    throw misfit(`An entry has at most ${MOST_RENDERINGS} renderings.`);
  for (const note of [entry.definition, entry.note, entry.partOfSpeech])
    if (note !== null && note.length > MOST_NOTE_LENGTH)
      throw misfit(`A definition or note has at most ${MOST_NOTE_LENGTH} characters.`);
  if (!renderings.some(({ language, kind }) => language === entry.sourceLanguage && kind !== 'forbidden'))
    throw misfit(`The entry has no term in the language of the sources, ${entry.sourceLanguage}.`);
  const told = new Set<string>();
  for (const { language, text } of renderings) {
    const key = `${language} ${comparableTerm(text)}`;
    if (told.has(key)) throw misfit(`“${text}” stands there twice in ${language}.`);
    told.add(key);
  }
  return { ...entry, renderings };
}

function soundRendering<Rendering extends TermRendering>(rendering: Rendering): Rendering {
  const text = oneLine(rendering.text);
  const variants = [...new Set(rendering.variants.map(oneLine))].filter((one) => one !== '' && one !== text);
  if (comparableTerm(text) === '') throw misfit('A term has no text.');
  if ([text, ...variants].some(({ length }) => length > MOST_TERM_LENGTH))
    throw misfit(`A term has at most ${MOST_TERM_LENGTH} characters.`);
  if (variants.length > MOST_VARIANTS) throw misfit(`“${text}” has more than ${MOST_VARIANTS} variants.`);
  if ((rendering.note ?? '').length > MOST_NOTE_LENGTH)
    throw misfit(`A definition or note has at most ${MOST_NOTE_LENGTH} characters.`);
  return { ...rendering, text, variants };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function misfit(sentence: string): DomainError {
  return new DomainError('invalid-input', sentence, { field: 'renderings' });
}
