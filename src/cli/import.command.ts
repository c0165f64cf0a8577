import type { Command } from 'commander';
import { aboutDocument, readBytes } from './about-file.js';
import { proseKeysOf } from './prose-keys.js';

interface ImportOptions {
  readonly slug: string;
  readonly language: string;
  readonly proseKeys?: string;
}

/** `concord import FILE --slug S`: a document becomes revision 1 of a new communiqué. */
export function registerImport(program: Command): void {
  program
    .command('import')
    .description('import a Markdown document as a new communiqué')
    .argument('<FILE>', 'a Markdown document, UTF-8')
    .requiredOption('--slug <slug>', 'its short name in addresses: a–z, 0–9 and hyphens')
    .option('--language <tag>', 'the language it is written in', 'en')
    .option('--prose-keys <keys>', 'front-matter keys that hold prose, separated by commas')
    .action(importFile);
}

async function importFile(file: string, options: ImportOptions): Promise<void> {
  const bytes = await readBytes(file);
  const [{ withFeatures }, { CommuniquesService }] = await Promise.all([
    import('./with-features.js'),
    import('../communiques/communiques.service.js'),
  ]);
  const { slug, language } = options;
  const proseKeys = proseKeysOf(options.proseKeys) ?? null;
  const imported = await withFeatures((features) =>
    aboutDocument(file, () =>
      features.get(CommuniquesService).import(bytes, { slug, language, proseKeys }, null),
    ),
  );
  process.stdout.write(`Imported ${slug}, revision 1: ${imported.clauses} clauses.\n`);
}
