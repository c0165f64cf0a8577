import type { Edition, EditionClause } from '../domain/assembly/edition.js';
import { isTranslatable } from '../domain/clauses/clause.js';
import type { ClauseNotice, EditionWords } from '../formats/exporters/edition-words.js';
import { isolated } from '../formats/exporters/edition-words.js';
import { translatorFor } from './translator.js';

/** Holds the place of the clauses' names in a sentence (U+FFFC OBJECT REPLACEMENT CHARACTER). */
const NAMES = '\ufffc';

/**
 * What an edition's files say about themselves, in the edition's language. Dates stay ISO, so that bytes stay the same.
 *
 * @param newestRevision the number of the newest revision, where a page is shown that may follow an older one.
 */
export function editionWords(edition: Edition, newestRevision: number | null = null): EditionWords {
  const translate = translatorFor(edition.language);
  const { sourceLanguage, publication } = edition;
  const context = sourceLanguage.split('-')[0] ?? sourceLanguage;
  const notice = (key: string, of: readonly EditionClause[]): ClauseNotice | null => {
    if (of.length === 0) return null;
    const sentence = translate(`edition.${key}`, { count: of.length, clauses: NAMES });
    const [before = '', after = ''] = sentence.split(NAMES);
    const clauses = of.map((one) => ({ index: one.clause.index, name: nameOf(one) }));
    return { before, clauses, comma: translate('impact.comma'), after };
  };
  return {
    statement: translate(statementOf(edition), {
      context,
      language: sourceLanguage,
      sha256: edition.sourceSha256,
      ...(publication !== null && {
        number: publication.number,
        revision: publication.sourceRevision,
        date: isolated(publication.publishedAt.slice(0, 10), edition.language),
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

/** The source text is an edition of its own, which follows nothing. */
function statementOf({ publication, language, sourceLanguage }: Edition): string {
  if (publication === null) return 'edition.unpublished';
  return language === sourceLanguage ? 'edition.source' : 'edition.statement';
}

/** A clause without a number is named by its place in the text. */
function nameOf({ clause }: EditionClause): string {
  return clause.number ?? `¶${String(clause.index + 1)}`;
}
