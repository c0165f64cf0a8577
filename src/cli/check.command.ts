import type { Command } from 'commander';
import type { DocumentFacts, TermFacts } from '../domain/checks/check.js';
import type { SplitDocument } from '../domain/clauses/clause.js';
import type { TermEntry } from '../domain/terms/term.js';

interface CheckFlags {
  readonly language: string;
  readonly targets: string;
  readonly terms?: string;
  readonly json?: true;
  readonly proseKeys?: string;
}

/** `concord check FILE`: what the quality checks have to say about targets. Findings are an answer, not a refusal. */
export function registerCheck(program: Command): void {
  program
    .command('check')
    .description('run the quality checks on targets')
    .argument('<FILE>', 'the source, a Markdown document, UTF-8')
    .requiredOption('--language <tag>', 'the language of the targets')
    .requiredOption('--targets <T.json>', '{"<index>": "target text", …}')
    .option('--terms <FILE>', 'a .tbx or .csv file of terms')
    .option('--json', 'print {findings: [{index, check, severity, message, range}]}')
    .option('--prose-keys <keys>', 'front-matter keys that hold prose, separated by commas')
    .action(check);
}

/** What the checks of one clause may know of the others. */
function documentFacts({ clauses }: SplitDocument, targets: ReadonlyMap<number, string>): DocumentFacts {
  return {
    clauseNumbers: clauses.flatMap(({ number }) => (number === null ? [] : [number])),
    siblings: clauses.flatMap(({ index, text: source }) => {
      const target = targets.get(index);
      return target === undefined ? [] : [{ key: String(index), source, target }];
    }),
  };
}

/** Finds the terms of a file in a source, with what they are in a language. */
async function termsOf(
  file: string,
  sourceLanguage: string,
  language: string,
): Promise<(source: string) => readonly TermFacts[]> {
  const { readTermFile } = await import('./term-file.js');
  const { termLanguage } = await import('../languages/term-language.js');
  const { findInSource, sourceRecogniser, termFacts } = await import('../domain/terms/terms-in.js');
  const entries: TermEntry[] = [];
  for await (const { entry } of readTermFile(file, sourceLanguage)) entries.push(entry);
  const recogniser = sourceRecogniser(entries, termLanguage(sourceLanguage));
  return (source) =>
    findInSource(recogniser, source, null).map(({ entry, term }) => termFacts(term, entry, language));
}

async function check(file: string, flags: CheckFlags): Promise<void> {
  const { readDocumentFile, sourceLanguageOf } = await import('./read-document.js');
  const { readTargetsFile } = await import('./read-targets.js');
  const { parseLanguageTag } = await import('../domain/languages/language-tag.js');
  const { runChecks } = await import('../domain/checks/run-checks.js');
  const { languageProfile } = await import('../languages/locale-files.js');
  const { findingMessage } = await import('../languages/finding-message.js');
  const language = parseLanguageTag(flags.language);
  const { document } = await readDocumentFile(file, flags.proseKeys);
  const targets = await readTargetsFile(flags.targets, document);
  const sourceLanguage = sourceLanguageOf(file, document);
  const sourceProfile = languageProfile(sourceLanguage);
  const profile = languageProfile(language);
  const facts = documentFacts(document, targets);
  const terms = flags.terms === undefined ? null : await termsOf(flags.terms, sourceLanguage, language);
  const findings = document.clauses.flatMap(({ index, kind, number, text: source }) => {
    const target = targets.get(index);
    if (target === undefined) return [];
    const clause = { key: String(index), kind, number };
    const input = {
      source,
      target,
      sourceLanguage,
      language,
      sourceProfile,
      profile,
      clause,
      document: facts,
      ...(terms === null ? {} : { terms: terms(source) }),
    };
    return runChecks(input).map((finding) => ({
      index,
      check: finding.check,
      severity: finding.severity,
      message: findingMessage(finding, 'en'),
      range: finding.range,
    }));
  });
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify({ findings }, null, 2)}\n`
      : findings.map((one) => `${String(one.index)}: ${one.severity}: ${one.message}\n`).join(''),
  );
}
