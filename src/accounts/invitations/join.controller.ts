import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiLimited, HoldsSecret, Public } from '../../http/access.js';
import { sessionSecret } from '../../http/session-cookie.js';
import { giveCookies } from '../sign-in/give-cookies.js';
import { JoinDto, JoinedDto, joinWish } from './join.dto.js';
import { JoinService } from './join.service.js';

@ApiTags('people')
@Controller('api/v1/accounts')
export class JoinController {
  constructor(private readonly joining: JoinService) {}

  @Post()
  @Public()
  @HoldsSecret()
  @ApiLimited()
  @ApiOperation({ summary: 'Join with a code, and be signed in' })
  @ApiCreatedResponse({ type: JoinedDto, headers: { 'Set-Cookie': { schema: { type: 'string' } } } })
  async join(
    @Body() body: JoinDto,
    @Req() { ip, headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JoinedDto> {
    const wish = joinWish(body, ip, sessionSecret(headers.cookie));
    const { account, roles, ...given } = await this.joining.join(wish);
    giveCookies(reply, given);
    return { handle: account.handle, roles, stage: 'signed-in' };
  }
}
