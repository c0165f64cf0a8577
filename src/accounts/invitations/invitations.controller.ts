import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import {
  ApiLimited,
  CurrentCaller,
  HoldsSecret,
  Public,
  Requires,
  RequiresSession,
} from '../../http/access.js';
import { PageInterceptor, type PageOf, pageOf, PageQuery } from '../../http/page.js';
import { IdPipe } from '../../http/params.js';
import {
  CodeDto,
  CodePreviewDto,
  type InvitationDto,
  InvitationPageDto,
  invitationWish,
  InviteDto,
  MadeInvitationDto,
  presentInvitation,
  presentMade,
  presentPreview,
} from './invitations.dto.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('people')
@Controller('api/v1/invitations')
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  @Post()
  @RequiresSession('coordinator')
  @HoldsSecret()
  @ApiLimited()
  @ApiOperation({ summary: 'Invite somebody, by a code that is good once' })
  @ApiCreatedResponse({ type: MadeInvitationDto })
  async make(@Body() body: InviteDto, @CurrentCaller() caller: Caller): Promise<MadeInvitationDto> {
    return presentMade(await this.invitations.make(invitationWish(body), caller, body.passphrase));
  }

  @Get()
  @Requires('coordinator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'Invitations, newest first; those of a month ago are forgotten' })
  @ApiOkResponse({ type: InvitationPageDto })
  async list(@Query() query: PageQuery): Promise<PageOf<InvitationDto>> {
    return pageOf(await this.invitations.list(), query, ({ invitation }) => invitation.id).map(
      presentInvitation,
    );
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresSession('coordinator')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'Take an open invitation back' })
  @ApiNoContentResponse()
  revoke(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.invitations.revoke(id, caller);
  }

  @Post('preview')
  @HttpCode(200)
  @Public()
  @HoldsSecret()
  @ApiLimited()
  @ApiOperation({ summary: 'What a code is good for' })
  @ApiOkResponse({ type: CodePreviewDto })
  async preview(@Body() { code }: CodeDto, @Req() { ip }: FastifyRequest): Promise<CodePreviewDto> {
    return presentPreview(await this.invitations.preview(code, ip));
  }
}
