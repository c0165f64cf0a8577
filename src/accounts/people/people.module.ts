import { Module } from '@nestjs/common';
import { AuditController } from '../audit/audit.controller.js';
import { AuditService } from '../audit/audit.service.js';
import { PurgeExactTimesTaskHandler } from '../audit/purge-exact-times.task-handler.js';
import { Codes } from '../invitations/codes.js';
import { InvitationsController } from '../invitations/invitations.controller.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { JoinController } from '../invitations/join.controller.js';
import { JoinService } from '../invitations/join.service.js';
import { TakenHandles } from '../taken-handles.js';
import { OperatorTokensService } from '../tokens/operator-tokens.service.js';
import { TokensController } from '../tokens/tokens.controller.js';
import { TokensService } from '../tokens/tokens.service.js';
import { DeletionService } from './deletion.service.js';
import { MembershipService } from './membership.service.js';
import { PeopleController } from './people.controller.js';
import { PeopleService } from './people.service.js';
import { ProfileController } from './profile.controller.js';
import { ProfileService } from './profile.service.js';
import { ResetCodesService } from './reset-codes.service.js';
import { ResetsController } from './resets.controller.js';
import { ResetsService } from './resets.service.js';

const SERVICES = [
  AuditService,
  DeletionService,
  InvitationsService,
  JoinService,
  MembershipService,
  OperatorTokensService,
  PeopleService,
  ProfileService,
  ResetCodesService,
  ResetsService,
  TokensService,
];

/** Who there is, how they came to be here, and what was done with their accounts. */
@Module({
  controllers: [
    AuditController,
    InvitationsController,
    JoinController,
    PeopleController,
    ProfileController,
    ResetsController,
    TokensController,
  ],
  providers: [...SERVICES, Codes, PurgeExactTimesTaskHandler, TakenHandles],
  exports: SERVICES,
})
export class PeopleModule {}
