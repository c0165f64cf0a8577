import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Caller, notFound, requireRoleIn } from '../domain/accounts/caller.js';
import { planApproval, planRejection, type ReviewPlan } from '../domain/units/translation-unit.js';
import { dayOf } from '../http/day-of.js';
import type { Precondition } from '../http/precondition.js';
import { JobsService } from '../jobs/jobs.service.js';
import { UnitsService } from '../jobs/units.service.js';
import { MemoryService } from '../memory/memory.service.js';
import type { UnitView, Verdict } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';

/** A reviewer's word on the target that they read. */
export interface ReviewWish {
  readonly verdict: Verdict;
  readonly targetId: string;
  /** What the translator is told; needed for a rejection. */
  readonly reason: string | null;
}

/** Approving and rejecting targets. */
@Injectable()
export class ReviewService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly units: UnitsService,
    private readonly jobs: JobsService,
    private readonly memory: MemoryService,
  ) {}

  /**
   * Approves or rejects. The approval that completes a job asks for its edition in the same transaction, and what is
   * approved enters the translation memory.
   *
   * @throws DomainError `not-found`, `forbidden`, `version-stale`, and as `planApproval` and `planRejection`.
   */
  review(unitId: string, wish: ReviewWish, precondition: Precondition, caller: Caller): Promise<UnitView> {
    return this.unitOfWork.transact(async (tx) => {
      const view = await this.units.lock(tx, unitId, caller, precondition);
      requireRoleIn(caller, 'reviewer', view.unit.language);
      const history = await this.units.seenTargets(tx, view, caller);
      const { targetId, reason } = wish;
      if (targetId === view.unit.currentTargetId && view.target === null)
        throw notFound('target of this unit');
      const plan =
        wish.verdict === 'approved'
          ? planApproval(view.unit, history, { targetId, reviewerId: caller.accountId })
          : planRejection(view.unit, history, { targetId, reason: reason ?? '' });
      const reviewed = await this.apply(tx, view, plan, caller);
      if (plan.verdict === 'rejected') return reviewed;
      await this.jobs.askForEdition(tx, view.unit.jobId);
      const approved = history.find(({ id }) => id === plan.targetId);
      if (approved !== undefined)
        await this.memory.enter(tx, view, approved, dayOf(new Date().toISOString()));
      return reviewed;
    });
  }

  private async apply(
    tx: WriteRepositories,
    view: UnitView,
    plan: ReviewPlan,
    caller: Caller,
  ): Promise<UnitView> {
    const { unit } = view;
    await tx.reviews.append({
      id: randomUUID(),
      unitId: unit.id,
      targetId: plan.targetId,
      verdict: plan.verdict,
      reason: plan.reason,
      reviewerId: caller.accountId,
      createdAt: new Date().toISOString(),
    });
    const change = { ...plan.standing, assigneeId: null, leaseUntil: null };
    if (!(await tx.units.change(unit.id, unit.version, change))) throw this.units.staleVersion(view);
    await tx.jobs.moveUnit(unit.jobId, { from: unit.state, to: plan.standing.state, words: unit.wordCount });
    return { ...view, unit: { ...unit, ...change, version: unit.version + 1 } };
  }
}
