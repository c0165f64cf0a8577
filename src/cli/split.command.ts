import type { Command } from 'commander';
import type { Clause, SplitDocument } from '../domain/clauses/clause.js';

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
    .argument('<FILE>')
    .option('--json', 'print {title, language, frontMatter, clauses}')
    .option('--prose-keys <keys>', 'front-matter keys that are prose, with commas')
    .option('--language <tag>', 'the language of the document, if its front matter names none')
    .action(split);
}

async function split(file: string, flags: SplitFlags): Promise<void> {
  const { readDocumentFile } = await import('./read-document.js');
  const { parseLanguageTag } = await import('../domain/languages/language-tag.js');
  const { document } = await readDocumentFile(file, flags.proseKeys);
  const language = parseLanguageTag(flags.language ?? document.language ?? 'en');
  process.stdout.write(
    flags.json === true ? toJson(document, language) : document.clauses.map(outline).join(''),
  );
}

function toJson(document: SplitDocument, language: string): string {
  const { title, frontMatter } = document;
  const clauses = document.clauses.map(({ index, kind, number, marker, depth, parent, text }) => ({
    index,
    kind,
    number,
    marker,
    depth,
    parent,
    text,
  }));
  return `${JSON.stringify({ title, language, frontMatter: frontMatter?.data ?? null, clauses }, null, 2)}\n`;
}

function outline({ index, kind, number, depth, text }: Clause): string {
  const label = `${'  '.repeat(depth)}${number ?? '·'}`.padEnd(10);
  return `${String(index).padStart(4)}  ${kind.padEnd(10)}${label}${text.replaceAll('\n', ' ')}\n`;
}
