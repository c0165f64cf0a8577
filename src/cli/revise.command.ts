import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import type { DraftView } from '../revisions/draft-reader.js';
import type { DraftsService } from '../revisions/drafts.service.js';
import { aboutDocument, readBytes } from './about-file.js';

interface ReviseOptions {
  readonly publish?: true;
  readonly discard?: true;
  readonly list?: true;
}

const DRAFT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * `concord revise S FILE`: a document becomes a draft of the next revision, or (`--publish`) that revision. Drafts are
 * published, discarded and listed by `--publish DRAFT`, `--discard DRAFT`, `--list`.
 */
export function registerRevise(program: Command): void {
  program
    .command('revise')
    .description('draft a new revision of a communiqué, aligned with the newest one')
    .argument('<SLUG>', 'the communiqué')
    .argument('[FILE]', 'the new text, whole: Markdown, UTF-8; or the id of a draft')
    .option('--publish', 'publish it: a text at once, with the alignment as proposed, or the draft named')
    .option('--discard', 'throw the draft named away')
    .option('--list', 'print the open drafts and what each would do')
    .action((slug: string, named: string | undefined, options: ReviseOptions, command: Command) => {
      const isDraft = named !== undefined && DRAFT_ID.test(named);
      const asked = Object.keys(options).length;
      if (asked > 1) command.error('error: only one of --publish, --discard and --list can be done at once.');
      if (options.list === true)
        return named === undefined ? listDrafts(slug) : command.error('error: --list takes no file.');
      if (options.discard === true)
        return isDraft ? discard(slug, named) : command.error('error: --discard needs the id of a draft.');
      if (named === undefined) command.error("error: missing required argument 'FILE'.");
      if (isDraft)
        return options.publish === true
          ? withDrafts((features) => publish(features, slug, named))
          : command.error('error: say --publish or --discard of a draft.');
      return revise(slug, named, options.publish === true);
    });
}

async function revise(slug: string, file: string, publishes: boolean): Promise<void> {
  const bytes = await readBytes(file);
  await withDrafts(async (features, { DraftsService }) => {
    const drafts = features.get(DraftsService);
    // What was drafted from these bytes already may have been corrected since.
    const open = publishes ? await drafts.ofBytes(slug, bytes) : null;
    const view = open ?? (await aboutDocument(file, () => drafts.create(slug, bytes)));
    await print(features, slug, view);
    if (publishes) await publish(features, slug, view.draft.id);
  });
}

async function listDrafts(slug: string): Promise<void> {
  await withDrafts(async (features, { DraftsService }) => {
    const drafts = await features.get(DraftsService).open(slug);
    if (drafts.length === 0) process.stdout.write(`${slug} has no open drafts.\n`);
    for (const draft of drafts) await print(features, slug, draft);
  });
}

async function discard(slug: string, id: string): Promise<void> {
  await withDrafts(async (features, { DraftsService }) => {
    await features.get(DraftsService).discard(slug, id, null);
    process.stdout.write(`Discarded draft ${id} of ${slug}.\n`);
  });
}

async function publish(features: INestApplicationContext, slug: string, id: string): Promise<void> {
  const { PublicationService } = await import('../revisions/publication.service.js');
  const { number } = await features.get(PublicationService).publish(slug, id, null, null);
  process.stdout.write(`Published ${slug}, revision ${number}.\n`);
}

/** One line: which draft, made from which revision, and what it would do. */
async function print(
  features: INestApplicationContext,
  slug: string,
  { draft, base }: DraftView,
): Promise<void> {
  const [{ DraftAlignmentService }, { LanguagesService }] = await Promise.all([
    import('../revisions/draft-alignment.service.js'),
    import('../languages/languages.service.js'),
  ]);
  const impact = await features.get(DraftAlignmentService).impact(slug, draft.id);
  const summary = features.get(LanguagesService).impactSummary(impact, 'en');
  process.stdout.write(`Draft ${draft.id} of ${slug}, based on revision ${base.number}: ${summary}\n`);
}

/** What is loaded late. */
interface Loaded {
  readonly DraftsService: typeof DraftsService;
}

async function withDrafts(
  work: (features: INestApplicationContext, loaded: Loaded) => Promise<void>,
): Promise<void> {
  const [{ withExistingFeatures }, loaded] = await Promise.all([
    import('./with-features.js'),
    import('../revisions/drafts.service.js'),
  ]);
  await withExistingFeatures((features) => work(features, loaded));
}
