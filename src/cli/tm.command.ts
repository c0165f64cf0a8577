import { type Command, Option } from 'commander';
import { DomainError } from '../domain/errors.js';

interface ImportFlags {
  readonly sourceLanguage?: string;
  readonly name?: string;
}

interface ExportFlags {
  readonly output: string;
  readonly sourceLanguage?: string;
  readonly language?: string;
}

interface MatchFlags {
  readonly language: string;
  readonly sourceLanguage: string;
  readonly json?: true;
}

/** `concord tm import|export|match`: the translation memory. */
export function registerTm(program: Command): void {
  const tm = program.command('tm').description('take the translation memory in and out, and look texts up');
  tm.command('import')
    .description('take the units of a TMX file in, all or none')
    .argument('<FILE>', 'TMX 1.1 to 1.4b, UTF-8 or UTF-16')
    .option('--source-language <tag>', 'the language of the sources, where it is not what the file says')
    .option('--name <name>', 'what matches from it are shown as (default: the name of the file)')
    .action(importFile);
  tm.command('export')
    .description('write what is remembered to a TMX 1.4b file')
    .requiredOption('-o, --output <FILE>', 'the file')
    .option('--source-language <tag>', 'only from this language')
    .option('--language <tag>', 'only into this language')
    .action(exportFile);
  tm.command('match')
    .description('what was translated before for a text and for its sentences')
    .argument('<TEXT>', 'words of a source')
    .requiredOption('--language <tag>', 'the language to translate into')
    .addOption(new Option('--source-language <tag>', 'the language of the text').default('en'))
    .option('--json', 'print {matches: [{scope, range, score, source, target, replaced, diff, origin, …}]}')
    .action(match);
}

async function importFile(file: string, flags: ImportFlags): Promise<void> {
  const [
    path,
    { aboutDocument },
    { openTmx },
    { withFeatures },
    { MemoryTransferService },
    { parseLanguageTag },
  ] = await Promise.all([
    import('node:path'),
    import('./about-file.js'),
    import('./tmx-file.js'),
    import('./with-features.js'),
    import('../memory/memory-transfer.service.js'),
    import('../domain/languages/language-tag.js'),
  ]);
  const sourceLanguage = flags.sourceLanguage === undefined ? null : parseLanguageTag(flags.sourceLanguage);
  const wish = { name: flags.name ?? path.basename(file), sourceLanguage };
  const { entries, known, withoutSource } = await withFeatures((features) =>
    aboutDocument(file, () => features.get(MemoryTransferService).import(() => openTmx(file), wish)),
  );
  process.stdout.write(
    `Imported ${file}: ${String(entries)} translations, ${String(known)} known before, ${String(withoutSource)} units without source or translation.\n`,
  );
}

async function exportFile({ output, ...flags }: ExportFlags): Promise<void> {
  const [{ writeTmxFile }, { withExistingFeatures }, { MemoryTransferService }, { parseLanguageTag }] =
    await Promise.all([
      import('./tmx-file.js'),
      import('./with-features.js'),
      import('../memory/memory-transfer.service.js'),
      import('../domain/languages/language-tag.js'),
    ]);
  const tagOf = (tag: string | undefined): string | null =>
    tag === undefined ? null : parseLanguageTag(tag);
  const wish = { sourceLanguage: tagOf(flags.sourceLanguage), targetLanguage: tagOf(flags.language) };
  const count = await withExistingFeatures((features) =>
    writeTmxFile(output, features.get(MemoryTransferService).export(wish)),
  );
  process.stderr.write(`Exported ${String(count)} translations.\n`);
}

async function match(text: string, flags: MatchFlags): Promise<void> {
  const [{ withExistingFeatures }, { MemoryService }, { presentMatch }, { parseLanguageTag }] =
    await Promise.all([
      import('./with-features.js'),
      import('../memory/memory.service.js'),
      import('../memory/matches.dto.js'),
      import('../domain/languages/language-tag.js'),
    ]);
  const query = {
    text,
    sourceLanguage: parseLanguageTag(flags.sourceLanguage),
    targetLanguage: parseLanguageTag(flags.language),
    context: { clauseKey: null, previous: null, next: null },
  };
  const found = await withExistingFeatures((features) => features.get(MemoryService).findAny(query));
  const matches = found.map(presentMatch);
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify({ matches }, null, 2)}\n`);
    return;
  }
  if (matches.length === 0) throw new DomainError('not-found', 'Nothing like this was translated before.');
  for (const { score, source, target, origin } of matches) {
    const place = origin.imported ?? `${String(origin.communique)} r${String(origin.revision)}`;
    process.stdout.write(`${String(score)}  ${target}\n     ${source} (${place})\n`);
  }
}
