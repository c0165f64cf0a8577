import { AccountWrites } from './repositories/accounts.repository.js';
import { AttributionWrites } from './repositories/attributions.repository.js';
import { AuditWrites } from './repositories/audit.repository.js';
import { BulkWrites } from './repositories/bulk.repository.js';
import { CarryWrites } from './repositories/carry.repository.js';
import { ClauseWrites } from './repositories/clauses.repository.js';
import { CommuniqueWrites } from './repositories/communiques.repository.js';
import { ContestWrites } from './repositories/contests.repository.js';
import { DraftWrites } from './repositories/drafts.repository.js';
import { EditionWrites } from './repositories/editions.repository.js';
import { FactorWrites } from './repositories/factors.repository.js';
import { ForgettingWrites } from './repositories/forgetting.repository.js';
import { IdempotencyWrites } from './repositories/idempotency.repository.js';
import { InvitationWrites } from './repositories/invitations.repository.js';
import { JobWrites } from './repositories/jobs.repository.js';
import { MemoryWrites } from './repositories/memory.repository.js';
import { OriginWrites } from './repositories/origins.repository.js';
import { ReviewWrites } from './repositories/reviews.repository.js';
import { RevisionWrites } from './repositories/revisions.repository.js';
import { SessionWrites } from './repositories/sessions.repository.js';
import { TargetWrites } from './repositories/targets.repository.js';
import { TaskWrites } from './repositories/tasks.repository.js';
import { TermWrites } from './repositories/terms.repository.js';
import { TokenWrites } from './repositories/tokens.repository.js';
import { UnitWrites } from './repositories/units.repository.js';
import type { Rows } from './rows.js';

/**
 * Everything that can be asked and written inside one transaction; see `UnitOfWork.transact`.
 */
export class WriteRepositories {
  readonly accounts: AccountWrites;
  readonly attributions: AttributionWrites;
  readonly audit: AuditWrites;
  readonly bulk: BulkWrites;
  readonly carry: CarryWrites;
  readonly clauses: ClauseWrites;
  readonly communiques: CommuniqueWrites;
  readonly contests: ContestWrites;
  readonly drafts: DraftWrites;
  readonly editions: EditionWrites;
  readonly factors: FactorWrites;
  readonly forgetting: ForgettingWrites;
  readonly idempotency: IdempotencyWrites;
  readonly invitations: InvitationWrites;
  readonly jobs: JobWrites;
  readonly memory: MemoryWrites;
  readonly origins: OriginWrites;
  readonly reviews: ReviewWrites;
  readonly revisions: RevisionWrites;
  readonly sessions: SessionWrites;
  readonly targets: TargetWrites;
  readonly tasks: TaskWrites;
  readonly terms: TermWrites;
  readonly tokens: TokenWrites;
  readonly units: UnitWrites;
  readonly #afterCommit: (() => void)[] = [];

  constructor(rows: Rows) {
    this.accounts = new AccountWrites(rows);
    this.attributions = new AttributionWrites(rows);
    this.audit = new AuditWrites(rows);
    this.bulk = new BulkWrites(rows);
    this.carry = new CarryWrites(rows);
    this.clauses = new ClauseWrites(rows);
    this.communiques = new CommuniqueWrites(rows);
    this.contests = new ContestWrites(rows);
    this.drafts = new DraftWrites(rows);
    this.editions = new EditionWrites(rows);
    this.factors = new FactorWrites(rows);
    this.forgetting = new ForgettingWrites(rows);
    this.idempotency = new IdempotencyWrites(rows);
    this.invitations = new InvitationWrites(rows);
    this.jobs = new JobWrites(rows);
    this.memory = new MemoryWrites(rows);
    this.origins = new OriginWrites(rows);
    this.reviews = new ReviewWrites(rows);
    this.revisions = new RevisionWrites(rows);
    this.sessions = new SessionWrites(rows);
    this.targets = new TargetWrites(rows);
    this.tasks = new TaskWrites(rows);
    this.terms = new TermWrites(rows);
    this.tokens = new TokenWrites(rows);
    this.units = new UnitWrites(rows);
  }
  /** Something to do once the transaction is stored, and only then: waking a worker. */
  afterCommit(action: () => void): void {
    this.#afterCommit.push(action);
  }

  /** For the unit of work: the transaction is stored. */
  committed(): void {
    for (const action of this.#afterCommit) action();
  }
}
