import { Injectable } from '@nestjs/common';
import type { Caller } from '../domain/accounts/caller.js';
import { planConfirmation, planContest } from '../domain/units/translation-unit.js';
import type { Precondition } from '../http/precondition.js';
import { Reads } from '../persistence/reads.js';
import type { ContestRecord, UnitView } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { applyEdit } from './apply-edit.js';
import { lockForWrite, type LockedUnit, refuseStale } from './lock-for-write.js';
import { changeSince, isCarriedText, sourceTextOf } from './source-change.js';
import { UnitsService } from './units.service.js';

/** What translators say of a changed English: that their words still stand, or that they do not. */
@Injectable()
export class StalenessService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly units: UnitsService,
  ) {}

  /**
   * “Still correct”: the same words again, made from the English as it is now, to be reviewed.
   *
   * @throws DomainError `not-found`, `version-stale`, `not-stale`, `carried-text`, `empty-target`.
   */
  confirm(id: string, precondition: Precondition, caller: Caller): Promise<UnitView> {
    return this.unitOfWork.transact(async (tx) => {
      const view = await lockCurrent(tx, id, caller, precondition);
      const isCarried = view.target !== null && (await isCarriedText(tx, view.target));
      return applyEdit(tx, view, planConfirmation(view.unit, { ...view, isCarried }), caller, view.read);
    });
  }

  /**
   * Contests an editorial mark for the language of the unit: it is opened again and stale.
   *
   * @throws DomainError `not-found`, `version-stale`, `reason-required`, `not-contestable`.
   */
  contest(id: string, reason: string, precondition: Precondition, caller: Caller): Promise<UnitView> {
    return this.unitOfWork.transact(async (tx) => {
      const view = await lockCurrent(tx, id, caller, precondition);
      const { unit, target } = view;
      const standing = planContest(unit, reason, await hasEditorialChange(tx, view));
      const createdAt = new Date().toISOString();
      const change = { ...standing, assigneeId: null, leaseUntil: null };
      await tx.contests.insert({
        ...{ targetId: target?.id ?? '', unitId: id, revisionId: view.revisionId, reason },
        ...{ authorId: caller.accountId, createdAt },
      });
      if (!(await tx.units.change(id, unit.version, change))) throw refuseStale(view);
      await tx.jobs.moveUnit(unit.jobId, { from: unit.state, to: standing.state, words: unit.wordCount });
      return {
        ...view,
        unit: { ...unit, ...change, version: unit.version + 1 },
        stale: true,
        contested: true,
      };
    });
  }

  /** What was contested, oldest first. @throws DomainError `not-found`. */
  async contests(id: string, caller: Caller): Promise<ContestRecord[]> {
    await this.units.find(id, caller);
    return this.reads.contests.ofUnit(id);
  }
}

/** Who judges the English has to have read the newest. */
async function lockCurrent(
  tx: WriteRepositories,
  id: string,
  caller: Caller,
  precondition: Precondition,
): Promise<LockedUnit> {
  const view = await lockForWrite(tx, id, caller, precondition);
  if (view.read.revisionId !== view.revisionId) throw refuseStale(view);
  return view;
}

/** Other words than the target was made from, and yet it counts as made from these. */
async function hasEditorialChange(tx: WriteRepositories, view: UnitView): Promise<boolean> {
  if (view.target === null || view.stale) return false;
  const before = await sourceTextOf(tx, view.target, view.unit.clauseKey);
  return changeSince(view, view.target, before)?.editorial === true;
}
