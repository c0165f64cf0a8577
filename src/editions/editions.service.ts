import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { type Caller, requireFound } from '../domain/accounts/caller.js';
import { DomainError } from '../domain/errors.js';
import { type PageOf, pageOf, type PageQuery } from '../http/page.js';
import { JobsService } from '../jobs/jobs.service.js';
import { Reads } from '../persistence/reads.js';
import type { EditionFileRecord, EditionRecord, JobRecord } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { TaskQueue } from '../queue/task-queue.js';

/** An edition with its address and files. */
export interface EditionView {
  readonly slug: string;
  /** Numbers of the revision that it follows, and of the newest. */
  readonly revision: number;
  readonly newestRevision: number;
  readonly edition: EditionRecord;
  readonly files: readonly EditionFileRecord[];
}

/** Published language versions. */
@Injectable()
export class EditionsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: TaskQueue,
    private readonly communiques: CommuniquesService,
    private readonly jobs: JobsService,
  ) {}

  /**
   * Asks for an edition; the id of the task that builds it.
   *
   * @throws DomainError `not-found`, `revision-superseded`, `job-not-open`, `job-incomplete` unless `partial`.
   */
  async request(jobId: string, partial: boolean, caller: Caller): Promise<string> {
    const { job, superseded } = await this.jobs.find(jobId, caller);
    if (superseded) throw this.jobs.supersededRevision();
    if (job.status !== 'open') throw new DomainError('job-not-open', 'The job is still being opened.');
    if (!partial) await this.requireComplete(job);
    const extent = partial ? 'partial' : 'complete';
    return this.unitOfWork.transact((tx) =>
      this.queue.enqueue(
        tx,
        { name: 'build-edition', payload: { jobId, extent, askedById: caller.accountId } },
        { dedupeKey: `build-edition:${jobId}:${extent}` },
      ),
    );
  }

  /** By language, then number. */
  async list(slug: string, query: PageQuery): Promise<PageOf<EditionView>> {
    const communique = await this.communiques.bySlug(slug);
    const page = pageOf(await this.reads.editions.ofCommunique(communique.id), query, ({ id }) => id);
    const revisions = await this.reads.revisions.ofCommunique(communique.id);
    const numbers = new Map(revisions.map(({ id, number }) => [id, number]));
    const files = await this.reads.editions.filesOf(page.items.map(({ id }) => id));
    return page.map((edition) => ({
      slug,
      revision: numbers.get(edition.revisionId) ?? 0,
      newestRevision: revisions.at(-1)?.number ?? 0,
      edition,
      files: files.filter(({ editionId }) => editionId === edition.id),
    }));
  }

  /** @throws DomainError `not-found`. */
  async find(slug: string, language: string, number: number): Promise<EditionView> {
    const communique = await this.communiques.bySlug(slug);
    const found = await this.reads.editions.byNumber(communique.id, language, number);
    const { number: newest } = await this.communiques.newestRevision(communique);
    return this.view(slug, requireFound(found, 'edition'), newest);
  }

  private async requireComplete(job: JobRecord): Promise<void> {
    const { complete, stale } = await this.jobs.coverageOf(job);
    if (complete) return;
    const waiting = job.units.initial + job.units.translated;
    throw new DomainError(
      'job-incomplete',
      `${waiting} units are not approved yet and ${stale} are stale: ask for a partial edition, or wait.`,
    );
  }

  private async view(slug: string, edition: EditionRecord, newestRevision: number): Promise<EditionView> {
    const revision = requireFound(await this.reads.revisions.byId(edition.revisionId), 'revision');
    const files = await this.reads.editions.files(edition.id);
    return { slug, revision: revision.number, newestRevision, edition, files };
  }
}
