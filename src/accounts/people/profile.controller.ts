import { Body, Controller, Delete, Get, HttpCode, Patch, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { ApiLimited, CurrentCaller, RequiresAccount, RequiresSession } from '../../http/access.js';
import { PageInterceptor, type PageOf, PageQuery } from '../../http/page.js';
import { clearDeviceCookie, clearSessionCookie } from '../../http/session-cookie.js';
import { type OwnEventDto, OwnEventPageDto, presentOwnEvent } from '../audit/audit.dto.js';
import { AuditService } from '../audit/audit.service.js';
import { DeletionService } from './deletion.service.js';
import { ChangeProfileDto, ConfirmationDto, MeDto, presentMe } from './profile.dto.js';
import { ProfileService } from './profile.service.js';

@ApiTags('your account')
@Controller('api/v1/me')
export class ProfileController {
  constructor(
    private readonly profile: ProfileService,
    private readonly deletion: DeletionService,
    private readonly audit: AuditService,
  ) {}

  @Get()
  @RequiresAccount()
  @ApiOperation({ summary: 'Who is signed in, or whom the token speaks for' })
  @ApiOkResponse({ type: MeDto })
  async me(@CurrentCaller() caller: Caller): Promise<MeDto> {
    return presentMe(caller, await this.profile.find(caller));
  }

  @Patch()
  @RequiresSession()
  @ApiLimited()
  @ApiOperation({ summary: 'Take another handle, or another language for the screens' })
  @ApiOkResponse({ type: MeDto })
  async change(@Body() body: ChangeProfileDto, @CurrentCaller() caller: Caller): Promise<MeDto> {
    await this.profile.change(caller, body);
    return this.me(caller);
  }

  @Delete()
  @HttpCode(204)
  @RequiresSession()
  @ApiLimited()
  @ApiOperation({ summary: 'Delete your account: your words stay, and name nobody' })
  @ApiNoContentResponse()
  async delete(
    @Body() { passphrase }: ConfirmationDto,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.deletion.deleteOwn(caller, passphrase);
    clearSessionCookie(reply);
    clearDeviceCookie(reply);
  }

  @Get('events')
  @RequiresSession()
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'What was done to your account, newest first' })
  @ApiOkResponse({ type: OwnEventPageDto })
  async events(@Query() query: PageQuery, @CurrentCaller() caller: Caller): Promise<PageOf<OwnEventDto>> {
    return (await this.audit.ofOwn(caller, query)).map(presentOwnEvent);
  }
}
