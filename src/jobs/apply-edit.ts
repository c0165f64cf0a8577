import { randomUUID } from 'node:crypto';
import type { Caller } from '../domain/accounts/caller.js';
import { leaseEnd } from '../domain/units/claim-next.js';
import type { EditPlan } from '../domain/units/translation-unit.js';
import type { TargetRecord, UnitView } from '../persistence/records.js';
import type { UnitChange } from '../persistence/repositories/units.repository.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { type ReadSource, refuseStale } from './lock-for-write.js';

/**
 * Writes an edit: the new target, the unit that points to it, and the job's counters.
 *
 * @param read the English that the text was made from.
 */
export async function applyEdit(
  tx: WriteRepositories,
  view: UnitView,
  plan: EditPlan,
  caller: Caller,
  read: ReadSource,
): Promise<UnitView> {
  const { unit, clause } = view;
  const now = new Date().toISOString();
  const draft: Omit<TargetRecord, 'seq'> = {
    id: randomUUID(),
    unitId: unit.id,
    text: plan.text,
    sourceTextHash: read.textHash,
    revisionId: read.revisionId,
    origin: 'human',
    restoredFrom: plan.restoredFrom,
    authorId: caller.accountId,
    createdAt: now,
  };
  const change = { ...plan.standing, currentTargetId: draft.id, ...leaseAfter(view, plan, caller, now) };
  const seq = await tx.targets.append(draft);
  if (!(await tx.units.change(unit.id, unit.version, change))) throw refuseStale(view);
  await tx.jobs.moveUnit(unit.jobId, { from: unit.state, to: plan.standing.state, words: unit.wordCount });
  return {
    ...view,
    unit: { ...unit, ...change, version: unit.version + 1 },
    target: { ...draft, seq },
    stale: read.textHash !== clause.textHash,
    contested: false,
  };
}

/** A text that was handed in frees its unit for the reviewer; any other save renews the lease of who holds it. */
function leaseAfter(
  { unit, stale }: UnitView,
  plan: EditPlan,
  caller: Caller,
  now: string,
): Pick<UnitChange, 'assigneeId' | 'leaseUntil'> {
  if ((unit.state === 'initial' || stale) && plan.standing.state !== 'initial')
    return { assigneeId: null, leaseUntil: null };
  return unit.assigneeId === caller.accountId ? { leaseUntil: leaseEnd(now) } : {};
}
