import { Injectable } from '@nestjs/common';
import { type Caller, requireRoleIn } from '../domain/accounts/caller.js';
import { DomainError } from '../domain/errors.js';
import {
  CLAIM_ORDER,
  claimNext,
  type ClaimPlan,
  type ClaimPurpose,
  type ClaimWork,
} from '../domain/units/claim-next.js';
import { wroteWords } from '../domain/units/translation-unit.js';
import { Reads } from '../persistence/reads.js';
import type { JobRecord, UnitView } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { JobsService } from './jobs.service.js';
import { type UnitDetail, UnitsService } from './units.service.js';

/** What is wanted: a purpose, and a stretch of clauses by canonical number or position, both included and whole. */
export interface ClaimRequest {
  readonly purpose: ClaimPurpose;
  readonly from: string | null;
  readonly to: string | null;
}

/** Candidates read at once, and how often somebody else may be quicker before we say that nothing is left. */
const CANDIDATES = 50;
const ATTEMPTS = 20;

/** Who is given which unit next. A claim never hinders a save: the ETag guards the words. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly units: UnitsService,
  ) {}

  /**
   * The next unit of a job for the caller; null where nothing is left.
   *
   * @throws DomainError `not-found`, `revision-superseded`, `job-not-open`, `forbidden` for a translator of the language
   *   who wants to review, `invalid-input` where the range names no clause, `reversed-range` where it ends before it begins.
   */
  async claim(jobId: string, request: ClaimRequest, caller: Caller): Promise<UnitDetail | null> {
    const { job, superseded } = await this.jobs.find(jobId, caller);
    if (superseded) throw this.jobs.supersededRevision();
    if (job.status !== 'open') {
      throw new DomainError(
        'job-not-open',
        'The job is still being opened: its units are not all there yet.',
      );
    }
    if (request.purpose === 'review') requireRoleIn(caller, 'reviewer', job.language);
    const range = await this.range(job, request);
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const now = new Date().toISOString();
      const plan = await this.planFirst(job, request.purpose, range, caller, now);
      if (plan === null) return null;
      const given = await this.unitOfWork.transact((tx) => tx.units.claim(plan.unitId, plan, now));
      if (given) return this.units.find(plan.unitId, caller);
    }
    return null;
  }

  /** @throws DomainError `not-found`, `not-claimed` where the caller does not hold the unit. */
  async handBack(unitId: string, caller: Caller): Promise<void> {
    await this.units.find(unitId, caller);
    const released = await this.unitOfWork.transact((tx) => tx.units.release(unitId, caller.accountId));
    if (!released) throw new DomainError('not-claimed', 'You do not hold this unit.');
  }

  private async planFirst(
    job: JobRecord,
    purpose: ClaimPurpose,
    range: { from: number | undefined; to: number | undefined },
    caller: Caller,
    now: string,
  ): Promise<ClaimPlan | null> {
    for (const work of CLAIM_ORDER[purpose]) {
      const plan = await this.plan(job, work, range, caller, now);
      if (plan !== null) return plan;
    }
    return null;
  }

  private async plan(
    job: JobRecord,
    work: ClaimWork,
    range: { from: number | undefined; to: number | undefined },
    caller: Caller,
    now: string,
  ): Promise<ClaimPlan | null> {
    const found = await this.reads.units.claimable(job.id, {
      work,
      ...range,
      actorId: caller.accountId,
      notOwnWords: work === 'review',
      now,
      limit: CANDIDATES,
    });
    const own = work === 'review' ? await this.ownWords(found, caller) : new Set<string>();
    const actor = { id: caller.accountId, isOwnText: ({ id }: { id: string }) => own.has(id) };
    return claimNext(
      found.map(({ unit, stale }) => ({ ...unit, stale })),
      { purpose: work === 'review' ? 'review' : 'translate' },
      actor,
      now,
    );
  }

  /** The units whose words the caller once wrote, blanks aside; the query has left out those written alike. */
  private async ownWords(views: readonly UnitView[], caller: Caller): Promise<ReadonlySet<string>> {
    const own = new Set<string>();
    for (const { unit, target } of views) {
      const history = await this.reads.targets.ofUnit(unit.id);
      if (target !== null && wroteWords(history, target.text, caller.accountId)) own.add(unit.id);
      else break;
    }
    return own;
  }

  /** The last clause has its sub-clauses with it. */
  private async range(
    job: JobRecord,
    request: ClaimRequest,
  ): Promise<{ from: number | undefined; to: number | undefined }> {
    const [from, to] = [await this.place(job, request.from), await this.place(job, request.to)];
    if (from !== undefined && to !== undefined && from > to) {
      throw new DomainError(
        'reversed-range',
        `The range ends before it begins: "${request.to ?? ''}" stands before "${request.from ?? ''}".`,
        { field: 'to' },
      );
    }
    return { from, to: to === undefined ? undefined : await this.reads.clauses.endOf(job.revisionId, to) };
  }

  private async place(job: JobRecord, name: string | null): Promise<number | undefined> {
    if (name === null) return undefined;
    const numbered = await this.reads.clauses.byNumber(job.revisionId, name);
    if (numbered !== null) return numbered.position;
    if (/^#\d{1,9}$/.test(name)) return Number(name.slice(1));
    throw new DomainError('invalid-input', `No clause of the revision has the number "${name}".`);
  }
}
