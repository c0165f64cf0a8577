import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiQuery,
  ApiTags,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { ApiLimited, CurrentCaller, HoldsSecret, Public, RequiresSession } from '../../http/access.js';
import { IdPipe } from '../../http/params.js';
import {
  clearDeviceCookie,
  clearSessionCookie,
  deviceMark,
  sessionSecret,
} from '../../http/session-cookie.js';
import { giveCookies } from './give-cookies.js';
import { SessionsService } from './sessions.service.js';
import { presentSession, presentStage, SessionsDto, SignInDto, StageDto } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('sign-in')
@Controller('api/v1/sessions')
export class SessionsController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
  ) {}

  @Post()
  @Public()
  @HoldsSecret()
  @ApiOperation({ summary: 'Sign in: the session comes as a cookie' })
  @ApiCreatedResponse({ type: StageDto })
  @ApiUnauthorizedResponse({ description: 'Handle and passphrase do not belong together.' })
  @ApiLimited()
  async begin(
    @Body() body: SignInDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StageDto> {
    const { cookie } = request.headers;
    const begun = await this.signIn.signIn({
      ...{ handle: body.handle, passphrase: body.passphrase, shared: body.shared === true },
      ...{ address: request.ip, device: deviceMark(cookie), earlier: sessionSecret(cookie) },
    });
    giveCookies(reply, begun);
    return presentStage(begun.session, begun.methods);
  }

  @Get()
  @RequiresSession()
  @ApiOperation({ summary: 'Where you are signed in' })
  @ApiOkResponse({ type: SessionsDto })
  async list(@CurrentCaller() caller: Caller): Promise<SessionsDto> {
    const sessions = await this.sessions.list(caller);
    return { items: sessions.map((session) => presentSession(session, caller.credential.id)) };
  }

  @Delete('current')
  @Public()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out; also where the session is over' })
  @ApiQuery({
    ...{ name: 'forgetBrowser', required: false, enum: ['true', 'false'] },
    description: '`true`: the browser is not known again, whoever signs in with it next.',
  })
  @ApiNoContentResponse()
  async end(
    @Query('forgetBrowser') forgetBrowser: string | undefined,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const secret = sessionSecret(headers.cookie);
    if (secret !== null) await this.sessions.endBySecret(secret);
    clearSessionCookie(reply);
    if (forgetBrowser === 'true') clearDeviceCookie(reply);
  }

  @Delete(':id')
  @RequiresSession()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out somewhere else' })
  @ApiNoContentResponse()
  async endOne(@Param('id', IdPipe) id: string, @CurrentCaller() { accountId }: Caller): Promise<void> {
    await this.sessions.end(id, accountId);
  }

  @Delete()
  @RequiresSession()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out everywhere but here' })
  @ApiNoContentResponse()
  async endOthers(@CurrentCaller() caller: Caller): Promise<void> {
    await this.sessions.endOthers(caller);
  }
}
