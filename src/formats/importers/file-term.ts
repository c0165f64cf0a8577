import { DomainError } from '../../domain/errors.js';
import { parseLanguageTag } from '../../domain/languages/language-tag.js';
import { soundEntry } from '../../domain/terms/sound-entry.js';
import type { TermEntry } from '../../domain/terms/term.js';

/** An entry of a termbase as a file has it; approved. */
export interface FileTerm {
  /** What the file calls it; null: nothing. */
  readonly id: string | null;
  /** Where it begins, from 1. */
  readonly line: number;
  readonly entry: TermEntry;
}

/**
 * An entry that was read, its languages as Concord writes them.
 *
 * @throws DomainError `invalid-input` that begins with the line, where it cannot stand in a termbase.
 */
export function fileTerm(id: string | null, line: number, entry: TermEntry): FileTerm {
  return onLine(line, () => {
    const renderings = entry.renderings.map((one) => ({ ...one, language: parseLanguageTag(one.language) }));
    const sourceLanguage = parseLanguageTag(entry.sourceLanguage);
    return { id, line, entry: soundEntry({ ...entry, sourceLanguage, renderings }) };
  });
}

/** Has a refusal say the line that it is about. */
export function onLine<T>(line: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError('invalid-input', `Line ${String(line)}: ${error.message}`, { line });
  }
}
