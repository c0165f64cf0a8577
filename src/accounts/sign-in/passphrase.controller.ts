import { Body, Controller, Get, HttpCode, Put, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { ApiLimited, CurrentCaller, HoldsSecret, Public, RequiresSession } from '../../http/access.js';
import { Devices } from './devices.js';
import { giveCookies } from './give-cookies.js';
import { PassphraseChangeService } from './passphrase-change.service.js';
import { Passphrases } from './passphrases.js';
import { OfferedPassphraseDto, PassphraseChangeDto } from './sign-in.dto.js';

@ApiTags('sign-in')
@Controller('api/v1')
export class PassphraseController {
  constructor(
    private readonly changes: PassphraseChangeService,
    private readonly passphrases: Passphrases,
    private readonly devices: Devices,
  ) {}

  @Get('passphrases/offer')
  @Public()
  @ApiOperation({ summary: 'A passphrase for somebody who wants to invent none' })
  @ApiOkResponse({ type: OfferedPassphraseDto })
  offer(@Res({ passthrough: true }) reply: FastifyReply): OfferedPassphraseDto {
    void reply.header('Cache-Control', 'no-store');
    return { passphrase: this.passphrases.generate() };
  }

  @Put('me/passphrase')
  @RequiresSession()
  @HoldsSecret()
  @HttpCode(204)
  @ApiOperation({ summary: 'Change your passphrase: every other session ends' })
  @ApiNoContentResponse()
  @ApiLimited()
  async change(
    @Body() body: PassphraseChangeDto,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const wish = { text: body.newPassphrase, revokesTokens: body.revokeTokens === true };
    const session = await this.changes.change(caller, body.passphrase, wish);
    giveCookies(reply, { session, device: await this.devices.markFor(session) });
  }
}
