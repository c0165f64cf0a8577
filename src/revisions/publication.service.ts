import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CarriedClause } from '../domain/alignment/carry-over.js';
import { DomainError } from '../domain/errors.js';
import type { Precondition } from '../http/precondition.js';
import { clauseRecords } from '../persistence/clause-records.js';
import { Reads } from '../persistence/reads.js';
import type { ClauseOriginRecord, JobRecord, RevisionRecord } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { TaskQueue } from '../queue/task-queue.js';
import { carryUnits } from './carry-units.js';
import { DraftReader, type OpenDraft } from './draft-reader.js';
import { holdDraft } from './hold-draft.js';
import { planCarryOver } from './plan-carry-over.js';

const NOTHING = { initial: 0, translated: 0, reviewed: 0, final: 0 } as const;

/** Publishing a draft: the English changes, and every language's work is carried over. */
@Injectable()
export class PublicationService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: TaskQueue,
    private readonly drafts: DraftReader,
  ) {}

  /**
   * Publishes a draft in one transaction: the revision with its number, its clauses under their keys, a job for every
   * language of the base, and the units carried over. Of two at once one is refused.
   *
   * @param precondition null: whoever asks has just made the draft, or named it on the command line.
   * @param actorId the account that publishes it; null: the command line.
   * @throws DomainError `not-found`, `draft-closed`, `version-stale`, `draft-outdated`.
   */
  async publish(
    slug: string,
    id: string,
    precondition: Precondition | null,
    actorId: string | null,
  ): Promise<RevisionRecord> {
    const open = await this.drafts.open(slug, id);
    const plan = await planCarryOver(this.reads, open);
    const now = new Date().toISOString();
    return this.unitOfWork.transact(async (tx) => {
      await tx.communiques.lock(open.communique.id);
      await holdDraft(tx, open.draft, precondition);
      const newest = await tx.revisions.newest(open.communique.id);
      if (newest?.id !== open.base.id) throw outdated(open.base.number, newest?.number ?? 0);
      const revision = revisionOf(open, newest.number + 1, now);
      await tx.revisions.insert({ ...revision, text: open.text });
      await tx.clauses.insert(revision.communiqueId, clauseRecords(revision.id, open.clauses, plan.clauses));
      await tx.origins.insert(originRecords(open, plan.clauses));
      const jobs = await this.insertJobs(tx, revision, open.base.id, now);
      await carryUnits(tx, { base: open.old, clauses: open.clauses, plan, jobs, now });
      for (const job of await tx.jobs.ofCommunique(revision.communiqueId)) await tx.jobs.recount(job.id);
      await tx.drafts.close(id, 'published');
      const details = { slug, revision: revision.number };
      await tx.audit.record({ action: 'revision.published', actorId, subjectId: null, details });
      return revision;
    });
  }

  private async insertJobs(
    tx: WriteRepositories,
    revision: RevisionRecord,
    baseId: string,
    now: string,
  ): Promise<JobRecord[]> {
    const jobs = (await tx.jobs.ofRevision(baseId)).map((job): JobRecord => ({
      ...job,
      id: randomUUID(),
      revisionId: revision.id,
      status: 'opening',
      createdAt: now,
      units: NOTHING,
      words: NOTHING,
    }));
    await tx.jobs.insertMissing(jobs);
    for (const { id } of jobs) {
      const task = { name: 'open-job', payload: { jobId: id } } as const;
      await this.queue.enqueue(tx, task, { dedupeKey: `open-job:${id}` });
    }
    return jobs;
  }
}

/** The draft's id is the revision's. */
function revisionOf({ draft }: OpenDraft, number: number, now: string): RevisionRecord {
  const { id, communiqueId, sha256, mediaType, createdAt } = draft;
  return { id, communiqueId, number, sha256, mediaType, status: 'published', createdAt, publishedAt: now };
}

function originRecords(
  { draft, records }: OpenDraft,
  clauses: readonly CarriedClause[],
): ClauseOriginRecord[] {
  return clauses.flatMap(({ index, key, originKeys }) => {
    const record = records[index];
    if (record === undefined) return [];
    const { relation, edited, moved, renumbered, editorial, confirmedById, confirmedAt } = record;
    return originKeys.map((originClauseKey) => ({
      ...{ revisionId: draft.id, clauseKey: key, originClauseKey },
      ...{ relation, edited, moved, renumbered, editorial, confirmedById, confirmedAt },
    }));
  });
}

function outdated(base: number, newest: number): DomainError {
  return new DomainError(
    'draft-outdated',
    `The draft was aligned with revision ${base}, and revision ${newest} is published: align it again.`,
  );
}
