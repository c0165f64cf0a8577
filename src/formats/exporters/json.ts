import { isTranslatable } from '../../domain/clauses/clause.js';
import type { EditionWords } from './edition-words.js';
import type { Exporter } from './exporter.js';
import { frontMatterOf } from './front-matter-data.js';
import { structureBlocks } from './structure-blocks.js';

/** Marks that turn the direction of writing; a line of JSON that is looked at would be turned with them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** All that an edition is made of, as data: for programs, and for whoever wants to check it. */
export const json: Exporter = {
  extension: 'json',
  mediaType: 'application/json',
  write(edition, words) {
    const { slug, publication, language, sourceLanguage, sourceSha256 } = edition;
    const data = {
      slug,
      edition: publication?.number ?? null,
      language,
      publishedOn: publication?.publishedAt.slice(0, 10) ?? null,
      statement: words.statement,
      ...behindOf(words),
      source: {
        language: sourceLanguage,
        revision: publication?.sourceRevision ?? null,
        sha256: sourceSha256,
      },
      frontMatter: frontMatterOf(edition.sourceText),
      clauses: edition.clauses.map(({ clause, key, target, stale }) => ({
        key,
        index: clause.index,
        kind: clause.kind,
        number: clause.number,
        marker: clause.marker,
        depth: clause.depth,
        parent: clause.parent,
        source: clause.text,
        target: target?.toWellFormed() ?? null,
        untranslated: target === null && isTranslatable(clause),
        stale,
        ...(words.behind !== null && { since: words.behind.marks.get(clause.index) ?? null }),
      })),
      structure: structureBlocks(
        edition.sourceText,
        edition.clauses.map(({ clause }) => clause),
      ).map(({ before, type, text, address }) => ({ before, type, text, address })),
    };
    return `${JSON.stringify(data, null, 2).replace(TURNS, escapeUnit)}\n`;
  },
};

function escapeUnit(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16)}`;
}

/** What has come after the edition, in a file that is marked with it. */
function behindOf({ behind }: EditionWords): object {
  if (behind === null) return {};
  const { newestRevision, revision, newer, addedNotice } = behind;
  return { since: { newestRevision, revision, newer, added: addedNotice } };
}
