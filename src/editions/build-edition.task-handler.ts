import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BlobStore } from '../blobs/blob-store.js';
import { HotAnswers } from '../http/hot-answers.js';
import type { EditionRecord } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { TaskHandlers } from '../queue/task-handlers.js';
import { type RenderedFile } from './edition-files.js';
import { EditionPress, type EditionDraft } from './edition-press.js';
import { editionClauses, isWhole, selectTargets } from './edition-selection.js';

/** How often the words may change while the files are being written, before the task is tried later. */
const ATTEMPTS = 5;

/**
 * Builds the next edition of a job: reads a moment's state, writes the files beside, and enters the edition only if
 * that state still stands. So an edition never holds words that were taken back while it was being built.
 */
@Injectable()
export class BuildEditionTaskHandler implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly blobs: BlobStore,
    private readonly press: EditionPress,
    private readonly hot: HotAnswers,
    private readonly handlers: TaskHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('build-edition', ({ jobId, extent, askedById }, { createdAt, signal }) =>
      this.build(jobId, extent === 'partial', createdAt, signal, askedById ?? null),
    );
  }

  /**
   * May run twice: the same words give the same fingerprint, and that no second edition. A job that is complete no
   * longer is left alone; its next approval asks again.
   */
  async build(
    jobId: string,
    partial: boolean,
    publishedAt: string,
    signal: AbortSignal,
    askedById: string | null,
  ): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      signal.throwIfAborted();
      const draft = await this.press.draft(jobId, publishedAt);
      if (draft === null || (!partial && !isWhole(draft.selection))) return;
      for (const { bytes } of draft.files) await this.blobs.put(bytes);
      if (await this.unitOfWork.transact((tx) => enter(tx, draft, askedById))) {
        this.hot.forgetAll();
        return;
      }
    }
    throw new Error(`The units of job ${jobId} change faster than its edition is built.`);
  }
}

/** False, and nothing is written, where the draft is not what the job says now; nor where a newer revision came. */
async function enter(tx: WriteRepositories, draft: EditionDraft, askedById: string | null): Promise<boolean> {
  const { job } = draft;
  await tx.communiques.lock(job.communiqueId);
  if ((await tx.revisions.newest(job.communiqueId))?.id !== job.revisionId) return true;
  await tx.jobs.lock(job.id);
  const newest = await tx.editions.newest(job.communiqueId, job.language);
  if (newest?.fingerprint === draft.selection.fingerprint) return true;
  const now = selectTargets(job.revisionId, await tx.units.assembly(job.id));
  if ((newest?.number ?? 0) + 1 !== draft.number || now.fingerprint !== draft.selection.fingerprint)
    return false;
  const edition = recordOf(draft);
  await tx.editions.insert(
    edition,
    editionClauses(edition.id, draft.selection),
    draft.files.map((file) => fileRecord(edition.id, file)),
  );
  await tx.units.publishReviewed(job.id);
  await tx.jobs.recount(job.id);
  await recordPublication(tx, edition, askedById);
  return true;
}

async function recordPublication(
  tx: WriteRepositories,
  { communiqueId, language, number }: EditionRecord,
  actorId: string | null,
): Promise<void> {
  const { slug = '' } = (await tx.communiques.byId(communiqueId)) ?? {};
  const details = { slug, language, number };
  await tx.audit.record({ action: 'edition.published', actorId, subjectId: null, details });
}

function recordOf({ job, number, publishedAt, selection }: EditionDraft): EditionRecord {
  return {
    id: randomUUID(),
    communiqueId: job.communiqueId,
    revisionId: job.revisionId,
    jobId: job.id,
    language: job.language,
    number,
    partial: !isWhole(selection),
    fingerprint: selection.fingerprint,
    publishedAt,
    unitsTotal: selection.total,
    unitsTranslated: selection.translated,
  };
}

function fileRecord(editionId: string, { extension, mediaType, sha256, size }: RenderedFile) {
  return { editionId, extension, mediaType, sha256, size };
}
