import type { Command } from 'commander';
import { aboutDocument, readBytes } from './about-file.js';

/** `concord revise S FILE`: a document becomes a draft of the next revision, or (`--publish`) that revision. */
export function registerRevise(program: Command): void {
  program
    .command('revise')
    .description('draft a new revision of a communiqué, aligned with the newest one')
    .argument('<SLUG>', 'the communiqué')
    .argument('<FILE>', 'the new text, whole: Markdown, UTF-8')
    .option('--publish', 'publish it at once, with the alignment as proposed')
    .action(revise);
}

async function revise(slug: string, file: string, { publish }: { readonly publish?: true }): Promise<void> {
  const bytes = await readBytes(file);
  const [
    { withExistingFeatures },
    { DraftsService },
    { DraftAlignmentService },
    { PublicationService },
    { LanguagesService },
  ] = await Promise.all([
    import('./with-features.js'),
    import('../revisions/drafts.service.js'),
    import('../revisions/draft-alignment.service.js'),
    import('../revisions/publication.service.js'),
    import('../languages/languages.service.js'),
  ]);
  await withExistingFeatures(async (features) => {
    const { draft, base } = await aboutDocument(file, () => features.get(DraftsService).create(slug, bytes));
    const impact = await features.get(DraftAlignmentService).impact(slug, draft.id);
    const summary = features.get(LanguagesService).impactSummary(impact, 'en');
    process.stdout.write(`Draft ${draft.id} of ${slug}, based on revision ${base.number}: ${summary}\n`);
    if (publish !== true) return;
    const { number } = await features.get(PublicationService).publish(slug, draft.id, null, null);
    process.stdout.write(`Published ${slug}, revision ${number}.\n`);
  });
}
