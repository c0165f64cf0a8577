import { type Command, Option } from 'commander';
import { DomainError } from '../domain/errors.js';

interface ImportFlags {
  readonly sourceLanguage: string;
}

interface ExportFlags {
  readonly output: string;
}

interface FindFlags {
  readonly language?: string;
  readonly sourceLanguage: string;
  readonly communique?: string;
  readonly json?: true;
}

const sourceLanguage = () =>
  new Option('--source-language <tag>', 'the language of the sources').default('en');

/** `concord terms import|export|find`: the termbase. */
export function registerTerms(program: Command): void {
  const terms = program.command('terms').description('take the termbase in and out, and look terms up');
  terms
    .command('import')
    .description('take the entries of a file in, all or none; they are approved')
    .argument('<FILE>', 'a .tbx or .csv file, UTF-8')
    .addOption(sourceLanguage())
    .action(importTerms);
  terms
    .command('export')
    .description('write every approved entry to a file')
    .requiredOption('-o, --output <FILE>', 'a .tbx or .csv file')
    .action(exportTerms);
  terms
    .command('find')
    .description('the terms that stand in a text')
    .argument('<TEXT>', 'words of a source')
    .option('--language <tag>', 'show what they are in this language only')
    .addOption(sourceLanguage())
    .option('--communique <slug>', 'with the entries that are for this communiqué only')
    .option('--json', 'print {terms: [{id, term, ranges, doNotTranslate, definition, renderings}]}')
    .action(find);
}

async function importTerms(file: string, flags: ImportFlags): Promise<void> {
  const { withFeatures } = await import('./with-features.js');
  const { readTermFile } = await import('./term-file.js');
  const { TermTransferService } = await import('../termbase/term-transfer.service.js');
  const { parseLanguageTag } = await import('../domain/languages/language-tag.js');
  const entries = readTermFile(file, parseLanguageTag(flags.sourceLanguage));
  const { added, changed, unchanged } = await withFeatures((features) =>
    features.get(TermTransferService).import(entries, null),
  );
  process.stdout.write(
    `Imported ${file}: ${String(added)} entries added, ${String(changed)} changed, ${String(unchanged)} unchanged.\n`,
  );
}

async function exportTerms({ output }: ExportFlags): Promise<void> {
  const { withExistingFeatures } = await import('./with-features.js');
  const { writeTermFile } = await import('./term-file.js');
  const { TermTransferService } = await import('../termbase/term-transfer.service.js');
  const count = await withExistingFeatures((features) =>
    writeTermFile(output, features.get(TermTransferService).export()),
  );
  process.stderr.write(`Exported ${String(count)} entries.\n`);
}

async function find(text: string, flags: FindFlags): Promise<void> {
  const { withExistingFeatures } = await import('./with-features.js');
  const { TermRecognitionService } = await import('../termbase/term-recognition.service.js');
  const { parseLanguageTag } = await import('../domain/languages/language-tag.js');
  const { serves } = await import('../domain/terms/terms-in.js');
  const language = flags.language === undefined ? null : parseLanguageTag(flags.language);
  const found = await withExistingFeatures(async (features) =>
    features
      .get(TermRecognitionService)
      .inSource(text, parseLanguageTag(flags.sourceLanguage), flags.communique ?? null),
  );
  const terms = found.map(({ entry, term, ranges }) => {
    const { id, doNotTranslate, definition, renderings } = entry;
    const shown = renderings
      .filter((one) => one.status === 'approved' && (language === null || serves(one.language, language)))
      .map(({ language: tag, text: wording, kind, variants }) => ({
        ...{ language: tag, text: wording, kind, variants },
      }));
    return { id, term, ranges, doNotTranslate, definition, renderings: shown };
  });
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify({ terms }, null, 2)}\n`);
    return;
  }
  if (terms.length === 0) throw new DomainError('not-found', 'No term of the termbase stands in this text.');
  for (const { term, doNotTranslate, renderings } of terms) {
    const words = renderings.map((one) => `${one.language}: ${one.text} (${one.kind})`);
    const all = [...(doNotTranslate ? ['not translated'] : []), ...words].join('; ');
    process.stdout.write(`${term}${all === '' ? '' : ` – ${all}`}\n`);
  }
}
