import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import type { Clause, SplitDocument } from '../domain/clauses/clause.js';

/** Clauses printed at a time. */
const PIECE = 1_000;

interface SplitFlags {
  readonly json?: true;
  readonly proseKeys?: string;
  readonly language?: string;
}

/** `concord split FILE`: the clauses of a document. */
export function registerSplit(program: Command): void {
  program
    .command('split')
    .description('show the clauses of a Markdown document')
    .argument('<FILE>', 'a Markdown document, UTF-8')
    .option('--json', 'print {title, language, frontMatter, clauses}')
    .option('--prose-keys <keys>', 'front-matter keys that hold prose, separated by commas')
    .option('--language <tag>', 'the language of the document; else what its front matter says, or en')
    .action(split);
}

async function split(file: string, flags: SplitFlags): Promise<void> {
  const { readDocumentFile, sourceLanguageOf } = await import('./read-document.js');
  const { parseLanguageTag } = await import('../domain/languages/language-tag.js');
  const { document } = await readDocumentFile(file, flags.proseKeys);
  const language =
    flags.language === undefined ? sourceLanguageOf(file, document) : parseLanguageTag(flags.language);
  const pieces = flags.json === true ? toJson(document, language) : outlines(document);
  await pipeline(Readable.from(pieces), process.stdout, { end: false });
}

/** The JSON in pieces: a text of 100,000 clauses need not stand in memory once more. */
function* toJson({ title, frontMatter, clauses }: SplitDocument, language: string): Generator<string> {
  const head = JSON.stringify({ title, language, frontMatter: frontMatter?.data ?? null }, null, 2);
  yield `${head.slice(0, -2)},\n  "clauses": [`;
  for (let at = 0; at < clauses.length; at += PIECE) {
    const rows = clauses
      .slice(at, at + PIECE)
      .map((clause) => JSON.stringify(rowOf(clause), null, 2).replaceAll('\n', '\n    '));
    yield `${at === 0 ? '' : ','}\n    ${rows.join(',\n    ')}`;
  }
  yield clauses.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

function rowOf({
  index,
  kind,
  number,
  marker,
  depth,
  parent,
  text,
}: Clause): Omit<Clause, 'ranges' | 'slot'> {
  return { index, kind, number, marker, depth, parent, text };
}

function* outlines({ clauses }: SplitDocument): Generator<string> {
  for (let at = 0; at < clauses.length; at += PIECE)
    yield clauses
      .slice(at, at + PIECE)
      .map(outline)
      .join('');
}

function outline({ index, kind, number, depth, text }: Clause): string {
  const label = `${'  '.repeat(depth)}${number ?? '·'}`.padEnd(8);
  return `${String(index).padStart(4)}  ${kind.padEnd(10)}${label}  ${text.replaceAll('\n', ' ')}\n`;
}
