import { DomainError } from '../../domain/errors.js';
import { parseLanguageTag } from '../../domain/languages/language-tag.js';
import { memoryLanguage } from '../../domain/memory/memory-language.js';
import type { MemoryPair } from '../../domain/memory/memory-segments.js';
import type { TmxUnit, TmxVariant } from './tmx.js';

/** A pair of texts of a TMX file. */
export interface TmxPair extends MemoryPair {
  readonly createdOn: string | null;
}

/**
 * The pairs of a unit: its source with each other language that has words. None where no variant is in the language of
 * the source.
 *
 * @param sourceLanguage BCP 47; null: what the file says.
 * @throws DomainError `broken-file` with the line, where a language is unknown or nobody says which is the source.
 */
export function tmxPairs(unit: TmxUnit, sourceLanguage: string | null): TmxPair[] {
  const { line } = unit;
  const stated = unit.sourceLanguage === '*all*' ? null : unit.sourceLanguage;
  const wanted = sourceLanguage ?? (stated === null ? null : languageAt(stated, line));
  if (wanted === null) {
    const reason = 'the file does not say which language is the source; name it (--source-language)';
    throw new DomainError('broken-file', `Line ${String(line)}: ${reason}. Nothing was imported.`, { line });
  }
  const variants = unit.variants.map((one) => ({ ...one, language: languageAt(one.language, line) }));
  const source =
    variants.find(({ language }) => language === wanted) ??
    variants.find(({ language }) => memoryLanguage(language) === memoryLanguage(wanted));
  if (source === undefined || source.text === '') return [];
  return variants.filter((one) => one !== source && one.text !== '').map((one) => pairOf(source, one));
}

function pairOf(source: TmxVariant, target: TmxVariant): TmxPair {
  return {
    ...{ sourceLanguage: source.language, source: source.text },
    ...{ targetLanguage: target.language, target: target.text },
    createdOn: target.changedOn,
  };
}

const known = new Map<string, string>();

/** A file names few languages, many times. */
function languageAt(tag: string, line: number): string {
  let language = known.get(tag);
  if (language !== undefined) return language;
  try {
    language = parseLanguageTag(tag);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError('broken-file', `Line ${String(line)}: ${error.message} Nothing was imported.`, {
      line,
    });
  }
  if (known.size < 1_000) known.set(tag, language);
  return language;
}
