import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { type Caller, requireFound, requireVisible, seesLanguage } from '../domain/accounts/caller.js';
import { coverage, type Coverage } from '../domain/assembly/coverage.js';
import { DomainError } from '../domain/errors.js';
import { parseLanguageTag } from '../domain/languages/language-tag.js';
import { Reads } from '../persistence/reads.js';
import type { JobRecord, RevisionRecord } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { TaskQueue } from '../queue/task-queue.js';
import { RevisionsService } from '../revisions/revisions.service.js';
import { byState } from './by-state.js';
import { enqueueIfComplete } from './enqueue-if-complete.js';

/** Which languages are to be opened on a revision. */
export interface OpeningWish {
  readonly slug: string;
  readonly revision: number;
  readonly languages: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly dueDate: string | null;
}

/** A job with the number of its revision. */
export interface JobView {
  readonly job: JobRecord;
  readonly slug: string;
  readonly revision: number;
  /** A newer revision is published: the work goes on in the job of that one. */
  readonly superseded: boolean;
}

/** A job and how far it is. */
export interface JobCoverage extends JobView {
  readonly coverage: Coverage;
}

const NOTHING = { initial: 0, translated: 0, reviewed: 0, final: 0 } as const;

/** Translation jobs: one source revision in one language. */
@Injectable()
export class JobsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: TaskQueue,
    private readonly communiques: CommuniquesService,
    private readonly revisions: RevisionsService,
  ) {}

  /**
   * Opens one job per language; those that are open already stay as they are. The units come with a task.
   *
   * @throws DomainError `not-found`, `unknown-language`, `revision-superseded`, `invalid-input` for the source's own
   *   language.
   */
  async open(wish: OpeningWish, { accountId }: Pick<Caller, 'accountId'>): Promise<JobView[]> {
    const communique = await this.communiques.bySlug(wish.slug);
    const revision = await this.revisions.find(wish.slug, wish.revision);
    const languages = [...new Set(wish.languages.map((tag) => String(parseLanguageTag(tag))))];
    if (languages.includes(communique.sourceLanguage)) {
      throw new DomainError(
        'invalid-input',
        `The communiqué is written in ${communique.sourceLanguage} already.`,
        {
          field: 'languages',
        },
      );
    }
    const jobs = await this.unitOfWork.transact(async (tx) => {
      await tx.communiques.lock(communique.id);
      if ((await tx.revisions.newest(communique.id))?.id !== revision.id) throw this.supersededRevision();
      const opened = await this.openMissing(tx, revision, languages, wish.dueDate);
      for (const language of opened) {
        const details = { slug: wish.slug, revision: revision.number, language };
        const what = { action: 'language.opened', subjectId: null, details } as const;
        await tx.audit.record({ ...what, actorId: accountId });
      }
      return tx.jobs.ofRevision(revision.id);
    });
    const asked = jobs.filter((job) => languages.includes(job.language));
    return asked.map((job) => ({ job, slug: wish.slug, revision: revision.number, superseded: false }));
  }

  /** The jobs of a communiqué that the caller may know of. */
  async list(slug: string, caller: Caller): Promise<JobView[]> {
    const communique = await this.communiques.bySlug(slug);
    const revisions = await this.reads.revisions.ofCommunique(communique.id);
    const numbers = new Map(revisions.map(({ id, number }) => [id, number]));
    const newest = revisions.at(-1)?.id;
    const jobs = await this.reads.jobs.ofCommunique(communique.id);
    return jobs
      .filter((job) => seesLanguage(caller, job.language))
      .map((job) => ({
        job,
        slug,
        revision: numbers.get(job.revisionId) ?? 0,
        superseded: job.revisionId !== newest,
      }));
  }

  /** @throws DomainError `not-found` where it is missing or hidden from the caller. */
  async find(id: string, caller: Caller): Promise<JobView> {
    const job = requireVisible(caller, await this.reads.jobs.byId(id), 'job');
    const { slug } = await this.communiques.byId(job.communiqueId);
    const revision = requireFound(await this.reads.revisions.byId(job.revisionId), 'revision');
    const newest = await this.reads.revisions.newest(job.communiqueId);
    return { job, slug, revision: revision.number, superseded: newest?.id !== job.revisionId };
  }

  /** @param dueDate `YYYY-MM-DD`; null: none. @throws DomainError `not-found`, `revision-superseded`. */
  async setDueDate(id: string, dueDate: string | null, caller: Caller): Promise<JobView> {
    const view = await this.find(id, caller);
    if (view.superseded) throw this.supersededRevision();
    await this.unitOfWork.transact((tx) => tx.jobs.setDueDate(id, dueDate));
    return { ...view, job: { ...view.job, dueDate } };
  }

  /** How far each language of a communiqué is with the newest revision. */
  async coverage(slug: string, caller: Caller): Promise<JobCoverage[]> {
    const views = (await this.list(slug, caller)).filter(({ superseded }) => !superseded);
    const [first] = views;
    if (first === undefined) return [];
    const stale = await this.reads.units.staleByJob(first.job.communiqueId);
    return views.map((view) => ({
      ...view,
      coverage: coverage(byState(view.job), stale.get(view.job.id) ?? 0),
    }));
  }

  /** For the transaction that approves: a job that is complete now gets its edition. */
  askForEdition(tx: WriteRepositories, jobId: string): Promise<void> {
    return enqueueIfComplete(tx, this.queue, jobId);
  }

  /** How far one job is. */
  async coverageOf(job: JobRecord): Promise<Coverage> {
    return coverage(byState(job), await this.reads.units.countStale(job.id));
  }

  /** The refusal for who would work on an older revision. */
  supersededRevision(): DomainError {
    return new DomainError(
      'revision-superseded',
      'A newer revision is published: the work goes on in its jobs.',
    );
  }

  private async openMissing(
    tx: WriteRepositories,
    revision: RevisionRecord,
    languages: readonly string[],
    dueDate: string | null,
  ): Promise<readonly string[]> {
    const open = new Set((await tx.jobs.ofRevision(revision.id)).map(({ language }) => language));
    const createdAt = new Date().toISOString();
    const missing = languages
      .filter((language) => !open.has(language))
      .map((language): JobRecord => ({
        id: randomUUID(),
        revisionId: revision.id,
        communiqueId: revision.communiqueId,
        language,
        status: 'opening',
        dueDate,
        createdAt,
        units: NOTHING,
        words: NOTHING,
      }));
    await tx.jobs.insertMissing(missing);
    for (const { language } of missing) await this.enqueueOpening(tx, revision.id, language);
    return missing.map(({ language }) => language);
  }

  /** Asks the row for its id: another process may have inserted the job in the same moment. */
  private async enqueueOpening(tx: WriteRepositories, revisionId: string, language: string): Promise<void> {
    const job = await tx.jobs.find(revisionId, language);
    if (job?.status !== 'opening') return;
    await this.queue.enqueue(
      tx,
      { name: 'open-job', payload: { jobId: job.id } },
      { dedupeKey: `open-job:${job.id}` },
    );
  }
}
