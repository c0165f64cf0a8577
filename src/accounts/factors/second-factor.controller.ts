import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '../../config/config.js';
import type { Caller } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import { ApiLimited, AwaitsSecondFactor, CurrentCaller, HoldsSecret } from '../../http/access.js';
import { deviceMark } from '../../http/session-cookie.js';
import { giveCookies } from '../sign-in/give-cookies.js';
import { presentStage, SecondFactorDto, StageDto } from '../sign-in/sign-in.dto.js';
import { PasskeysService } from './passkeys.service.js';
import { type RelyingParty, relyingParty } from './relying-party.js';
import type { Proof } from './proofs.js';
import { SecondFactorService } from './second-factor.service.js';

@ApiTags('sign-in')
@Controller('api/v1/sessions/current')
@AwaitsSecondFactor()
@HoldsSecret()
export class SecondFactorController {
  constructor(
    private readonly secondFactor: SecondFactorService,
    private readonly passkeys: PasskeysService,
    private readonly config: Config,
  ) {}

  @Post('passkey-options')
  @HttpCode(200)
  @ApiOperation({ summary: 'What `navigator.credentials.get()` needs to ask for a passkey' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  options(
    @CurrentCaller() caller: Caller,
    @Req() { headers }: FastifyRequest,
  ): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.passkeys.challenge(caller, relyingParty(this.config, headers.host));
  }

  @Post('second-factor')
  @HttpCode(200)
  @ApiOperation({ summary: 'The second step of signing in: the session comes as a new cookie' })
  @ApiOkResponse({ type: StageDto })
  @ApiLimited()
  async prove(
    @Body() body: SecondFactorDto,
    @CurrentCaller() caller: Caller,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StageDto> {
    const proof = proofIn(body, relyingParty(this.config, headers.host));
    const signedIn = await this.secondFactor.prove(caller, proof, deviceMark(headers.cookie));
    giveCookies(reply, signedIn);
    return presentStage(signedIn.session);
  }
}

/** @throws DomainError `invalid-input` unless there is exactly one. */
function proofIn({ totp, recoveryCode, passkey }: SecondFactorDto, party: RelyingParty): Proof {
  const proofs: Proof[] = [
    ...(totp === undefined ? [] : [{ totp }]),
    ...(recoveryCode === undefined ? [] : [{ recoveryCode }]),
    ...(passkey === undefined ? [] : [{ passkey, party }]),
  ];
  const [proof] = proofs;
  if (proof === undefined || proofs.length > 1)
    throw new DomainError('invalid-input', 'Send one of totp, recoveryCode and passkey.');
  return proof;
}
