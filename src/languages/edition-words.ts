import type { Edition, EditionClause, Publication } from '../domain/assembly/edition.js';
import { isTranslatable } from '../domain/clauses/clause.js';
import type { LaterChange } from '../domain/assembly/standing.js';
import type { BehindWords, ClauseNotice, EditionWords, Later } from '../formats/exporters/edition-words.js';
import { isolated } from '../formats/exporters/edition-words.js';
import { type Translate, translatorFor } from './translator.js';

/** Holds the place of the clauses' names in a sentence (U+FFFC OBJECT REPLACEMENT CHARACTER). */
const NAMES = '\ufffc';

/**
 * What an edition's files say about themselves, in the edition's language. Dates stay ISO, so that bytes stay the same.
 *
 * @param later for pages and marked files: what was published after the edition, and where that and its files are.
 */
export function editionWords(edition: Edition, later: Later | null = null): EditionWords {
  const translate = translatorFor(edition.language);
  const { sourceLanguage, publication } = edition;
  const context = contextOf(edition);
  const changeOf = ({ key }: EditionClause): LaterChange | undefined =>
    later === null || key === null ? undefined : later.standing.changes.get(key);
  const isStale = (one: EditionClause): boolean =>
    (one.target !== null && one.stale) || (changeOf(one) ?? 'removed') !== 'removed';
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
      translate,
      'untranslatedNotice',
      edition.clauses.filter(({ clause, target }) => target === null && isTranslatable(clause)),
    ),
    staleNotice: notice(
      translate,
      'staleNotice',
      edition.clauses.filter((one) => isStale(one) && changeOf(one) !== 'removed'),
    ),
    behind:
      later === null || publication === null ? null : behindWords(edition, publication, later, translate),
  };
}

function behindWords(
  edition: Edition,
  { number, sourceRevision }: Publication,
  { standing, newestHref, files }: Later,
  translate: Translate,
): BehindWords {
  const { newestRevision, newestEdition, changes, added } = standing;
  const values = { context: contextOf(edition), language: edition.sourceLanguage, revision: sourceRevision };
  const isBehind = newestRevision !== sourceRevision;
  const isSource = edition.language === edition.sourceLanguage;
  const changed = edition.clauses.flatMap((one) => {
    const change = one.key === null ? undefined : changes.get(one.key);
    return change === undefined ? [] : [{ one, change }];
  });
  return {
    newestRevision,
    revision: isBehind
      ? translate(isSource ? 'edition.older' : 'edition.behind', { ...values, newest: newestRevision })
      : null,
    newer:
      newestEdition === number
        ? null
        : {
            words: translate(isSource ? 'edition.newerRevision' : 'edition.newer', { newest: newestEdition }),
            href: newestHref,
          },
    marks: new Map(
      changed.map(({ one, change }) => [
        one.clause.index,
        { change, words: translate(`edition.${MARKS[change]}`, values) },
      ]),
    ),
    removedNotice: notice(
      translate,
      'removedNotice',
      changed.filter(({ change }) => change === 'removed').map(({ one }) => one),
    ),
    addedNotice: added === 0 ? null : translate('edition.addedNotice', { count: added }),
    files,
    fileNote: isBehind ? translate('edition.fileBehind', values) : null,
    markedFile: isBehind ? translate('edition.markedFile') : null,
  };
}

/** The string that says beside a clause what has become of its source. */
const MARKS = {
  changed: 'stale',
  split: 'split',
  merged: 'merged',
  removed: 'removed',
} as const satisfies Record<LaterChange, string>;

function notice(translate: Translate, key: string, of: readonly EditionClause[]): ClauseNotice | null {
  if (of.length === 0) return null;
  const sentence = translate(`edition.${key}`, { count: of.length, clauses: NAMES });
  const [before = '', after = ''] = sentence.split(NAMES);
  const clauses = of.map((one) => ({ index: one.clause.index, name: nameOf(one) }));
  return { before, clauses, comma: translate('impact.comma'), after };
}

/** Which form of a sentence that names the source language is meant: English has one of its own. */
function contextOf({ sourceLanguage }: Edition): string {
  return sourceLanguage.split('-')[0] ?? sourceLanguage;
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
