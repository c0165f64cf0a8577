import { AccountReads } from './repositories/accounts.repository.js';
import { AttributionReads } from './repositories/attributions.repository.js';
import { AuditReads } from './repositories/audit.repository.js';
import { CarryReads } from './repositories/carry.repository.js';
import { ClauseReads } from './repositories/clauses.repository.js';
import { CommuniqueReads } from './repositories/communiques.repository.js';
import { ContestReads } from './repositories/contests.repository.js';
import { DraftReads } from './repositories/drafts.repository.js';
import { EditionReads } from './repositories/editions.repository.js';
import { FactorReads } from './repositories/factors.repository.js';
import { IdempotencyReads } from './repositories/idempotency.repository.js';
import { InvitationReads } from './repositories/invitations.repository.js';
import { JobReads } from './repositories/jobs.repository.js';
import { MemoryReads } from './repositories/memory.repository.js';
import { OriginReads } from './repositories/origins.repository.js';
import { ReviewReads } from './repositories/reviews.repository.js';
import { RevisionReads } from './repositories/revisions.repository.js';
import { SessionReads } from './repositories/sessions.repository.js';
import { TargetReads } from './repositories/targets.repository.js';
import { TaskReads } from './repositories/tasks.repository.js';
import { TermReads } from './repositories/terms.repository.js';
import { TokenReads } from './repositories/tokens.repository.js';
import { UnitReads } from './repositories/units.repository.js';
import type { Rows } from './rows.js';

/** Everything that can be asked. Each question sees what was committed when it was asked. */
export class Reads {
  readonly accounts: AccountReads;
  readonly attributions: AttributionReads;
  readonly audit: AuditReads;
  readonly carry: CarryReads;
  readonly clauses: ClauseReads;
  readonly communiques: CommuniqueReads;
  readonly contests: ContestReads;
  readonly drafts: DraftReads;
  readonly editions: EditionReads;
  readonly factors: FactorReads;
  readonly idempotency: IdempotencyReads;
  readonly invitations: InvitationReads;
  readonly jobs: JobReads;
  readonly memory: MemoryReads;
  readonly origins: OriginReads;
  readonly reviews: ReviewReads;
  readonly revisions: RevisionReads;
  readonly sessions: SessionReads;
  readonly targets: TargetReads;
  readonly tasks: TaskReads;
  readonly terms: TermReads;
  readonly tokens: TokenReads;
  readonly units: UnitReads;

  constructor(rows: Rows) {
    this.accounts = new AccountReads(rows);
    this.attributions = new AttributionReads(rows);
    this.audit = new AuditReads(rows);
    this.carry = new CarryReads(rows);
    this.clauses = new ClauseReads(rows);
    this.communiques = new CommuniqueReads(rows);
    this.contests = new ContestReads(rows);
    this.drafts = new DraftReads(rows);
    this.editions = new EditionReads(rows);
    this.factors = new FactorReads(rows);
    this.idempotency = new IdempotencyReads(rows);
    this.invitations = new InvitationReads(rows);
    this.jobs = new JobReads(rows);
    this.memory = new MemoryReads(rows);
    this.origins = new OriginReads(rows);
    this.reviews = new ReviewReads(rows);
    this.revisions = new RevisionReads(rows);
    this.sessions = new SessionReads(rows);
    this.targets = new TargetReads(rows);
    this.tasks = new TaskReads(rows);
    this.terms = new TermReads(rows);
    this.tokens = new TokenReads(rows);
    this.units = new UnitReads(rows);
  }
}
