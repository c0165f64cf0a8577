import type { Command } from 'commander';
import { Option } from 'commander';
import type { SplitDocument } from '../domain/clauses/clause.js';
import { DomainError } from '../domain/errors.js';
import type { DocumentFile } from './read-document.js';

interface AssembleFlags {
  readonly language: string;
  readonly targets: string;
  readonly format: string;
  readonly output?: string;
  readonly proseKeys?: string;
}

/** As the exporters name themselves; a test compares. */
export const FORMATS: string[] = ['md', 'html', 'txt', 'json'];

/** `concord assemble FILE`: the document with targets in the place of its clauses, without a database. */
export function registerAssemble(program: Command): void {
  program
    .command('assemble')
    .description('put targets in the place of the clauses of a Markdown document')
    .argument('<FILE>', 'the source, a Markdown document, UTF-8')
    .requiredOption('--language <tag>', 'the language of the targets')
    .requiredOption(
      '--targets <T.json>',
      '{"<index>": "target text", …}; missing ones fall back to the source',
    )
    .addOption(new Option('--format <format>', 'what to write').choices(FORMATS).default('md'))
    .option('--prose-keys <keys>', 'front-matter keys that hold prose, separated by commas')
    .option('-o, --output <OUT>', 'write to this file instead of the standard output')
    .action(assemble);
}

async function assemble(file: string, flags: AssembleFlags): Promise<void> {
  const { readDocumentFile, sourceLanguageOf } = await import('./read-document.js');
  const { readTargetsFile } = await import('./read-targets.js');
  const { parseLanguageTag } = await import('../domain/languages/language-tag.js');
  const language = parseLanguageTag(flags.language);
  const { document, bytes } = await readDocumentFile(file, flags.proseKeys);
  const targets = await readTargetsFile(flags.targets, document);
  const written =
    flags.format === 'md'
      ? await splice(document, targets)
      : await exportAs(
          flags.format,
          { document, bytes },
          targets,
          language,
          sourceLanguageOf(file, document),
        );
  if (flags.output === undefined) process.stdout.write(written);
  else await writeTo(flags.output, written);
}

/** Markdown takes no marks: missing targets fall back to the source, so that the file can be edited further. */
async function splice(document: SplitDocument, targets: ReadonlyMap<number, string>): Promise<string> {
  const { spliceKeepingTree } = await import('../formats/markdown/keep-tree.js');
  return spliceKeepingTree(document, targets);
}

async function exportAs(
  format: string,
  { document, bytes }: DocumentFile,
  targets: ReadonlyMap<number, string>,
  language: string,
  sourceLanguage: string,
): Promise<string> {
  const { EXPORTERS } = await import('../formats/exporters/index.js');
  const exporter = EXPORTERS.find(({ extension }) => extension === format);
  if (exporter === undefined) throw new DomainError('invalid-input', `No exporter writes “${format}”.`);
  const { createHash } = await import('node:crypto');
  const { assembleEdition } = await import('../domain/assembly/assemble-edition.js');
  const { editionWords } = await import('../languages/edition-words.js');
  const facts = {
    slug: document.title ?? 'communique',
    publication: null,
    language,
    sourceLanguage,
    sourceSha256: createHash('sha256').update(bytes).digest('hex'),
    sourceText: document.text,
  };
  const chosen = new Map([...targets].map(([index, text]) => [index, { text, stale: false }] as const));
  const edition = assembleEdition(facts, document.clauses, chosen);
  return exporter.write(edition, editionWords(edition));
}

async function writeTo(path: string, text: string): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  const { writeAside } = await import('./write-aside.js');
  await writeAside(path, (file) => writeFile(file, text));
}
