import type { JobCounters } from '../persistence/records.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import type { TaskQueue } from '../queue/task-queue.js';

/**
 * Asks for the edition of a job whose last unit has just been approved, if none is stale; in the same transaction, so that no crash can
 * come between. Read the counters after the change: the row is held, so of two last approvals one sees both.
 */
export async function enqueueIfComplete(
  tx: WriteRepositories,
  queue: TaskQueue,
  jobId: string,
): Promise<void> {
  const job = await tx.jobs.byId(jobId);
  if (job?.status !== 'open' || !isApprovedWhole(job)) return;
  if ((await tx.revisions.newest(job.communiqueId))?.id !== job.revisionId) return;
  if ((await tx.units.countStale(jobId)) > 0) return;
  await queue.enqueue(
    tx,
    { name: 'build-edition', payload: { jobId, extent: 'complete' } },
    { dedupeKey: `build-edition:${jobId}:complete` },
  );
}

/** Every unit is approved or published; some may be stale. */
function isApprovedWhole({ units }: Pick<JobCounters, 'units'>): boolean {
  return units.initial === 0 && units.translated === 0;
}
