import { Injectable } from '@nestjs/common';
import type { Later } from '../formats/exporters/edition-words.js';
import type { Exporter } from '../formats/exporters/exporter.js';
import { LanguagesService } from '../languages/languages.service.js';
import { Reads } from '../persistence/reads.js';
import type { EditionRecord, JobRecord } from '../persistence/records.js';
import { type RenderedFile, renderFiles } from './edition-files.js';
import { type EditionSelection, selectTargets } from './edition-selection.js';
import { type EditionChoice, editionOf, EditionSources } from './edition-source.js';

/** An edition as it would be, not yet entered. */
export interface EditionDraft {
  readonly job: JobRecord;
  readonly number: number;
  readonly publishedAt: string;
  readonly selection: EditionSelection;
  readonly files: readonly RenderedFile[];
}

/** Writes editions' files: of what a job says now, or of what an edition's rows say for ever. */
@Injectable()
export class EditionPress {
  constructor(
    private readonly reads: Reads,
    private readonly sources: EditionSources,
    private readonly languages: LanguagesService,
  ) {}

  /** The next edition of a job; null where the job is not open or superseded, or the newest edition says the same. */
  async draft(jobId: string, publishedAt: string): Promise<EditionDraft | null> {
    const job = await this.reads.jobs.byId(jobId);
    if (job?.status !== 'open') return null;
    if ((await this.reads.revisions.newest(job.communiqueId))?.id !== job.revisionId) return null;
    const newest = await this.reads.editions.newest(job.communiqueId, job.language);
    const selection = selectTargets(job.revisionId, await this.reads.units.assembly(job.id));
    if (newest?.fingerprint === selection.fingerprint) return null;
    const number = (newest?.number ?? 0) + 1;
    const choice = { language: job.language, number, publishedAt, targets: chosen(selection.rows) };
    return { job, number, publishedAt, selection, files: await this.print(job.revisionId, choice) };
  }

  /** The files of an edition, written again from its rows: the same bytes as ever. */
  async reprint(edition: EditionRecord): Promise<RenderedFile[]> {
    const { language, number, publishedAt } = edition;
    const targets = chosen(await this.reads.editions.words(edition.id));
    return this.print(edition.revisionId, { language, number, publishedAt, targets });
  }

  /** An edition that something newer has left behind, in one format: it says so, on top and beside each clause. */
  async printBehind(edition: EditionRecord, exporter: Exporter, later: Later): Promise<Buffer> {
    const { language, number, publishedAt } = edition;
    const targets = chosen(await this.reads.editions.words(edition.id));
    const choice = { language, number, publishedAt, targets };
    const shown = editionOf(await this.sources.read(edition.revisionId), choice);
    return Buffer.from(exporter.write(shown, this.languages.editionWords(shown, later)));
  }

  private async print(revisionId: string, choice: EditionChoice): Promise<RenderedFile[]> {
    const edition = editionOf(await this.sources.read(revisionId), choice);
    return renderFiles(edition, this.languages.editionWords(edition));
  }
}

/** The words by clause position. */
function chosen(
  rows: readonly { readonly position: number; readonly text: string | null; readonly stale: boolean }[],
): EditionChoice['targets'] {
  return new Map(
    rows.flatMap(({ position, text, stale }) =>
      text === null ? [] : [[position, { text, stale }] as const],
    ),
  );
}
