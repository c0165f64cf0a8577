import { Injectable } from '@nestjs/common';
import { type Caller, notFound, requireVisible } from '../domain/accounts/caller.js';
import { type DiffRun, wordDiff } from '../domain/alignment/word-diff.js';
import type { DomainError } from '../domain/errors.js';
import { planRestore, planSave } from '../domain/units/translation-unit.js';
import type { UnitState } from '../domain/units/unit-state.js';
import { cutPage, type PageOf, type PageQuery, positionAfter } from '../http/page.js';
import type { Precondition } from '../http/precondition.js';
import { Reads } from '../persistence/reads.js';
import type { ReviewRecord, TargetRecord, UnitView } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { JobsService } from './jobs.service.js';
import { applyEdit } from './apply-edit.js';
import { asSeenBy, targetsSeenBy } from './as-seen-by.js';
import { lockForWrite, type LockedUnit, refuseStale } from './lock-for-write.js';
import { type SourceChange, sourceChangeOf } from './source-change.js';

/** A unit as its translator sees it. */
export interface UnitDetail extends UnitView {
  readonly neighbours: { readonly previous: string | null; readonly next: string | null };
  /** The last word of a reviewer, null where there was none. */
  readonly review: ReviewRecord | null;
  /** What became of the English since the current target was made; null where there is no target. */
  readonly source: SourceChange | null;
}

/** A target of a unit's history. */
export interface PastTarget {
  readonly target: TargetRecord;
  /** From the target before it; null for the first. */
  readonly diff: readonly DiffRun[] | null;
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
    const views = (await this.reads.units.ofJob(jobId, page)).map((view) => asSeenBy(view, caller));
    return cutPage(views, query.limit, ({ unit }) => unit.position);
  }

  /** @throws DomainError `not-found` where it is missing or hidden from the caller. */
  async find(id: string, caller: Caller): Promise<UnitDetail> {
    const view = await this.visible(id, caller);
    const neighbours = await this.reads.units.neighbours(view);
    const review = await this.reads.reviews.newest(id);
    return { ...view, neighbours, review, source: await this.sourceChange(view) };
  }

  /** Every target the unit ever had but the drafts of others, oldest first, each with what it changed. */
  async history(id: string, caller: Caller): Promise<PastTarget[]> {
    const { unit } = await this.visible(id, caller);
    const targets = await targetsSeenBy(this.reads, unit, caller);
    return targets.map((target, index) => {
      const before = targets[index - 1];
      return {
        target,
        diff: before === undefined ? null : wordDiff(before.text, target.text, unit.language),
      };
    });
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
      return applyEdit(tx, view, planSave(view.unit, edit), caller, view.read);
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
      const older = (await this.seenTargets(tx, view, caller)).find((target) => target.id === targetId);
      if (older === undefined) throw notFound('target of this unit');
      const read = { revisionId: older.revisionId, textHash: older.sourceTextHash };
      const restored = await applyEdit(tx, view, planRestore(view.unit, older), caller, read);
      const isContested = await tx.contests.carry(older.id, restored.unit.currentTargetId ?? '');
      return { ...restored, stale: restored.stale || isContested, contested: isContested };
    });
  }

  /** For a transaction: the targets of a unit that the caller may read, oldest first. */
  seenTargets(tx: WriteRepositories, { unit }: UnitView, caller: Caller): Promise<TargetRecord[]> {
    return targetsSeenBy(tx, unit, caller);
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

  private async sourceChange(view: UnitView): Promise<SourceChange | null> {
    const communique = await this.reads.communiques.byId(view.unit.communiqueId);
    return sourceChangeOf(this.reads, view, communique?.sourceLanguage ?? 'en');
  }

  private async visible(id: string, caller: Caller): Promise<UnitView> {
    const view = await this.reads.units.view(id);
    requireVisible(caller, view?.unit ?? null, 'unit');
    if (view === null) throw notFound('unit');
    return asSeenBy(view, caller);
  }
}
