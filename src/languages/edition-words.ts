import type { Edition, EditionClause } from '../domain/assembly/edition.js';
import { isTranslatable } from '../domain/clauses/clause.js';
import type { EditionWords } from '../formats/exporters/edition-words.js';
import { translatorFor } from './translator.js';

/**
 * What an edition's files say about themselves, in the edition's language. Dates stay ISO, so that bytes stay the same.
 *
 * @param newestRevision the number of the newest revision, where a page is shown that may follow an older one.
 */
export function editionWords(edition: Edition, newestRevision: number | null = null): EditionWords {
  const translate = translatorFor(edition.language);
  const { sourceLanguage, publication } = edition;
  const context = sourceLanguage.split('-')[0] ?? sourceLanguage;
  const notice = (key: string, of: readonly EditionClause[]): string | null =>
    of.length === 0
      ? null
      : translate(`edition.${key}`, { count: of.length, clauses: of.map(nameOf).join(', ') });
  return {
    statement: translate(publication === null ? 'edition.unpublished' : 'edition.statement', {
      context,
      language: sourceLanguage,
      sha256: edition.sourceSha256,
      ...(publication !== null && {
        number: publication.number,
        revision: publication.sourceRevision,
        date: publication.publishedAt.slice(0, 10),
      }),
    }),
    untranslated: translate('edition.untranslated', { context, language: sourceLanguage }),
    stale: translate('edition.stale', { context }),
    untranslatedNotice: notice(
      'untranslatedNotice',
      edition.clauses.filter(({ clause, target }) => target === null && isTranslatable(clause)),
    ),
    staleNotice: notice(
      'staleNotice',
      edition.clauses.filter(({ target, stale }) => target !== null && stale),
    ),
    behindNotice:
      publication === null || newestRevision === null || newestRevision === publication.sourceRevision
        ? null
        : translate('edition.behind', {
            context,
            language: sourceLanguage,
            revision: publication.sourceRevision,
            newest: newestRevision,
          }),
  };
}

/** A clause without a number is named by its place in the text. */
function nameOf({ clause }: EditionClause): string {
  return clause.number ?? `¶${String(clause.index + 1)}`;
}
