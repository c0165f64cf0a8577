import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { isTranslatable } from '../domain/clauses/clause.js';
import { Reads } from '../persistence/reads.js';
import type { JobRecord, RevisionClauseRecord, UnitRecord } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { TaskHandlers } from '../queue/task-handlers.js';
import { TaskQueue } from '../queue/task-queue.js';
import { enqueueIfComplete } from './enqueue-if-complete.js';

/** Units written by one transaction: saves of others wait for no longer than one of these. */
const CHUNK = 500;

/** Creates the units of a job, those that are missing; then the job is open. */
@Injectable()
export class OpenJobTaskHandler implements OnModuleInit {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: TaskQueue,
    private readonly handlers: TaskHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('open-job', ({ jobId }, { signal }) => this.open(jobId, signal));
  }

  /** May run twice: a unit that exists is left alone, and the counters are counted from the units. */
  async open(jobId: string, signal: AbortSignal): Promise<void> {
    const job = await this.reads.jobs.byId(jobId);
    if (job?.status !== 'opening') return;
    const clauses = (await this.reads.clauses.ofRevision(job.revisionId)).filter(isTranslatable);
    for (let start = 0; start < clauses.length; start += CHUNK) {
      signal.throwIfAborted();
      const units = clauses.slice(start, start + CHUNK).map((clause) => newUnit(job, clause));
      if (!(await this.unitOfWork.transact((tx) => insertUnlessSuperseded(tx, job, units)))) break;
    }
    await this.unitOfWork.transact(async (tx) => {
      if ((await tx.jobs.lock(jobId))?.status !== 'opening') return;
      await tx.jobs.recount(jobId);
      await tx.jobs.setStatus(jobId, 'open');
      await enqueueIfComplete(tx, this.queue, jobId);
    });
  }
}

/**
 * False, and nothing is written, where a newer revision was published meanwhile: its own job creates the units. Held
 * against a publication, so that no unit is created behind its back.
 */
async function insertUnlessSuperseded(
  tx: WriteRepositories,
  job: JobRecord,
  units: readonly UnitRecord[],
): Promise<boolean> {
  await tx.communiques.lock(job.communiqueId);
  if ((await tx.revisions.newest(job.communiqueId))?.id !== job.revisionId) return false;
  await tx.units.insertMissing(units);
  return true;
}

function newUnit(job: JobRecord, clause: RevisionClauseRecord): UnitRecord {
  return {
    id: randomUUID(),
    clauseKey: clause.clauseKey,
    language: job.language,
    communiqueId: job.communiqueId,
    jobId: job.id,
    position: clause.position,
    wordCount: clause.wordCount,
    state: 'initial',
    subState: null,
    currentTargetId: null,
    version: 1,
    assigneeId: null,
    leaseUntil: null,
  };
}
