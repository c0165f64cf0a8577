import { Module } from '@nestjs/common';
import { Codes } from '../invitations/codes.js';
import { InvitationsController } from '../invitations/invitations.controller.js';
import { InvitationsService } from '../invitations/invitations.service.js';
import { JoinController } from '../invitations/join.controller.js';
import { JoinService } from '../invitations/join.service.js';

/** Who there is, how they came to be here, and what was done with their accounts. */
@Module({
  controllers: [InvitationsController, JoinController],
  providers: [Codes, InvitationsService, JoinService],
  exports: [InvitationsService, JoinService],
})
export class PeopleModule {}
