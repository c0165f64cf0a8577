import type { ChosenTarget } from '../../src/domain/assembly/assemble-edition.js';
import { assembleEdition } from '../../src/domain/assembly/assemble-edition.js';
import type { Edition } from '../../src/domain/assembly/edition.js';
import { splitClauses } from '../../src/domain/clauses/split-clauses.js';
import type { Exporter } from '../../src/formats/exporters/exporter.js';
import { readFrontMatter } from '../../src/formats/importers/front-matter.js';
import { editionWords } from '../../src/languages/edition-words.js';

/** Edition 2 of a text in a language, with these targets by clause index; those in `stale` are. */
function editionOf(
  sourceText: string,
  language: string,
  targets: Readonly<Record<number, string>>,
  stale: readonly number[] = [],
): Edition {
  const { clauses } = splitClauses(sourceText, { readFrontMatter });
  const facts = {
    slug: 'communique',
    publication: { number: 2, sourceRevision: 3, publishedAt: '2022-12-08T09:00:00.000Z' },
    language,
    sourceLanguage: 'en',
    sourceSha256: 'ab'.repeat(32),
    sourceText,
  };
  const chosen = Object.entries(targets).map(([index, text]): [number, ChosenTarget] => [
    Number(index),
    { text, stale: stale.includes(Number(index)) },
  ]);
  return assembleEdition(
    facts,
    clauses,
    new Map(chosen),
    new Map(clauses.map(({ index }) => [index, `k${String(index)}`])),
  );
}

/** The file of that edition in one format. */
export function writeEdition(
  exporter: Exporter,
  sourceText: string,
  language: string,
  targets: Readonly<Record<number, string>>,
  stale: readonly number[] = [],
): string {
  const edition = editionOf(sourceText, language, targets, stale);
  return exporter.write(edition, editionWords(edition));
}
