import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Caller, notFound, requireVisible } from '../domain/accounts/caller.js';
import type { DomainError } from '../domain/errors.js';
import { leaseEnd } from '../domain/units/claim-next.js';
import { type EditPlan, planRestore, planSave } from '../domain/units/translation-unit.js';
import type { UnitState } from '../domain/units/unit-state.js';
import { cutPage, type PageOf, type PageQuery, positionAfter } from '../http/page.js';
import type { Precondition } from '../http/precondition.js';
import { Reads } from '../persistence/reads.js';
import type { ReviewRecord, TargetRecord, UnitView } from '../persistence/records.js';
import type { UnitChange } from '../persistence/repositories/units.repository.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { JobsService } from './jobs.service.js';
import { lockForWrite, type LockedUnit, type ReadSource, refuseStale } from './lock-for-write.js';

/** A unit as its translator sees it. */
export interface UnitDetail extends UnitView {
  readonly neighbours: { readonly previous: string | null; readonly next: string | null };
  /** The last word of a reviewer, null where there was none. */
  readonly review: ReviewRecord | null;
}

/** Translation units: reading them, and saving targets. */
@Injectable()
export class UnitsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
  ) {}

  /** The units of a job in reading order, those of one state if `state` is given. */
  async ofJob(
    jobId: string,
    query: PageQuery & { readonly state?: UnitState | undefined },
    caller: Caller,
  ): Promise<PageOf<UnitView>> {
    await this.jobs.find(jobId, caller);
    const page = { after: positionAfter(query.cursor), limit: query.limit + 1, state: query.state };
    return cutPage(await this.reads.units.ofJob(jobId, page), query.limit, ({ unit }) => unit.position);
  }

  /** @throws DomainError `not-found` where it is missing or hidden from the caller. */
  async find(id: string, caller: Caller): Promise<UnitDetail> {
    const view = await this.visible(id, caller);
    const neighbours = await this.reads.units.neighbours(view);
    return { ...view, neighbours, review: await this.reads.reviews.newest(id) };
  }

  /** Every target the unit ever had, oldest first. */
  async history(id: string, caller: Caller): Promise<TargetRecord[]> {
    await this.visible(id, caller);
    return this.reads.targets.ofUnit(id);
  }

  /** Every review of the unit, oldest first. */
  async reviews(id: string, caller: Caller): Promise<ReviewRecord[]> {
    await this.visible(id, caller);
    return this.reads.reviews.ofUnit(id);
  }

  /**
   * Keeps a text as a new target.
   *
   * @throws DomainError `not-found`, `version-stale`, and as `planSave`.
   */
  save(
    id: string,
    edit: { readonly text: string; readonly submit: boolean },
    precondition: Precondition,
    caller: Caller,
  ): Promise<UnitView> {
    return this.unitOfWork.transact(async (tx) => {
      const view = await lockForWrite(tx, id, caller, precondition);
      return apply(tx, view, planSave(view.unit, edit), caller, view.read);
    });
  }

  /**
   * Puts an older target back, as a new one that was made from the same English.
   *
   * @throws DomainError `not-found`, `version-stale`, and as `planRestore`.
   */
  restore(id: string, targetId: string, precondition: Precondition, caller: Caller): Promise<UnitView> {
    return this.unitOfWork.transact(async (tx) => {
      const view = await lockForWrite(tx, id, caller, precondition);
      const older = await tx.targets.byId(targetId);
      if (older?.unitId !== id) throw notFound('target of this unit');
      const read = { revisionId: older.revisionId, textHash: older.sourceTextHash };
      const restored = await apply(tx, view, planRestore(view.unit, older), caller, read);
      const isContested = await tx.contests.carry(older.id, restored.unit.currentTargetId ?? '');
      return { ...restored, stale: restored.stale || isContested };
    });
  }

  /**
   * The unit, held for the transaction, for a feature that changes it beside its words.
   *
   * @throws DomainError `not-found`, `version-stale`.
   */
  lock(tx: WriteRepositories, id: string, caller: Caller, precondition: Precondition): Promise<LockedUnit> {
    return lockForWrite(tx, id, caller, precondition);
  }

  /** The refusal for who came second; it carries the current text. */
  staleVersion(view: UnitView): DomainError {
    return refuseStale(view);
  }

  private async visible(id: string, caller: Caller): Promise<UnitView> {
    const view = await this.reads.units.view(id);
    requireVisible(caller, view?.unit ?? null, 'unit');
    if (view === null) throw notFound('unit');
    return view;
  }
}

/** Writes an edit: the new target, the unit that points to it, and the job's counters. */
async function apply(
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
  };
}

/** A text that was handed in frees its unit for the reviewer; any other save renews the lease of who holds it. */
function leaseAfter(
  { unit }: UnitView,
  plan: EditPlan,
  caller: Caller,
  now: string,
): Pick<UnitChange, 'assigneeId' | 'leaseUntil'> {
  if (unit.state === 'initial' && plan.standing.state !== 'initial')
    return { assigneeId: null, leaseUntil: null };
  return unit.assigneeId === caller.accountId ? { leaseUntil: leaseEnd(now) } : {};
}
