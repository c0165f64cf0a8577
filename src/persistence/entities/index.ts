import { AccountRoleEntity } from './account-role.entity.js';
import { AccountEntity } from './account.entity.js';
import { AttributionEntity } from './attribution.entity.js';
import { AuditEventEntity } from './audit-event.entity.js';
import { ClauseOriginEntity } from './clause-origin.entity.js';
import { ClauseEntity } from './clause.entity.js';
import { CommentEntity } from './comment.entity.js';
import { CommuniqueEntity } from './communique.entity.js';
import { ContestEntity } from './contest.entity.js';
import { EditionClauseEntity } from './edition-clause.entity.js';
import { EditionFileEntity } from './edition-file.entity.js';
import { EditionEntity } from './edition.entity.js';
import { IdempotencyEntity } from './idempotency.entity.js';
import { IdentityEntity } from './identity.entity.js';
import { InvitationEntity } from './invitation.entity.js';
import { JobEntity } from './job.entity.js';
import { MemoryEntryEntity } from './memory-entry.entity.js';
import { MemoryImportEntity } from './memory-import.entity.js';
import { PasskeyEntity } from './passkey.entity.js';
import { RecoveryCodeEntity } from './recovery-code.entity.js';
import { ReviewEntity } from './review.entity.js';
import { RevisionClauseEntity } from './revision-clause.entity.js';
import { RevisionDraftEntity } from './revision-draft.entity.js';
import { RevisionLinkEntity } from './revision-link.entity.js';
import { RevisionEntity } from './revision.entity.js';
import { SessionEntity } from './session.entity.js';
import { TargetAsideEntity } from './target-aside.entity.js';
import { TargetOriginEntity } from './target-origin.entity.js';
import { TargetEntity } from './target.entity.js';
import { TaskEntity } from './task.entity.js';
import { TermChangeEntity } from './term-change.entity.js';
import { TermEntryEntity } from './term-entry.entity.js';
import { TermRenderingEntity } from './term-rendering.entity.js';
import { TokenEntity } from './token.entity.js';
import { TotpEntity } from './totp.entity.js';
import { UnitEntity } from './unit.entity.js';

/** Every table, parents before children: the order in which rows can be written without breaking a reference. */
export const ENTITIES = [
  AccountEntity,
  AccountRoleEntity,
  TokenEntity,
  InvitationEntity,
  SessionEntity,
  TotpEntity,
  PasskeyEntity,
  RecoveryCodeEntity,
  IdentityEntity,
  AuditEventEntity,
  CommuniqueEntity,
  AttributionEntity,
  RevisionEntity,
  ClauseEntity,
  RevisionClauseEntity,
  ClauseOriginEntity,
  RevisionDraftEntity,
  RevisionLinkEntity,
  JobEntity,
  UnitEntity,
  TargetEntity,
  TargetOriginEntity,
  TargetAsideEntity,
  ContestEntity,
  ReviewEntity,
  CommentEntity,
  EditionEntity,
  EditionClauseEntity,
  EditionFileEntity,
  TermEntryEntity,
  TermRenderingEntity,
  TermChangeEntity,
  MemoryImportEntity,
  MemoryEntryEntity,
  TaskEntity,
  IdempotencyEntity,
] as const;
