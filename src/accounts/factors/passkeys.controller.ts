import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/server';
import { Config } from '../../config/config.js';
import type { Caller } from '../../domain/accounts/caller.js';
import { ApiLimited, CurrentCaller, HoldsSecret, RequiresSession } from '../../http/access.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import {
  AddedPasskeyDto,
  ConfirmationDto,
  PasskeyAdditionDto,
  PasskeysDto,
  presentPasskey,
} from './factors.dto.js';
import { PasskeysService } from './passkeys.service.js';
import { relyingParty } from './relying-party.js';

@ApiTags('sign-in')
@Controller('api/v1/me/passkeys')
@RequiresSession()
@HoldsSecret()
export class PasskeysController {
  constructor(
    private readonly passkeys: PasskeysService,
    private readonly reauthentication: ReauthenticationService,
    private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Your passkeys' })
  @ApiOkResponse({ type: PasskeysDto })
  async list(@CurrentCaller() caller: Caller): Promise<PasskeysDto> {
    return { items: (await this.passkeys.list(caller)).map(presentPasskey) };
  }

  @Post('options')
  @ApiOperation({ summary: 'What `navigator.credentials.create()` needs to make a passkey' })
  @ApiCreatedResponse({ schema: { type: 'object', additionalProperties: true } })
  @ApiLimited()
  async options(
    @Body() body: ConfirmationDto,
    @CurrentCaller() caller: Caller,
    @Headers('host') host: string,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    await this.reauthentication.confirm(caller, body.passphrase);
    return this.passkeys.registration(caller, relyingParty(this.config, host));
  }

  @Post()
  @ApiOperation({ summary: 'Add the passkey that was made, with ten recovery codes where there are none' })
  @ApiCreatedResponse({ type: AddedPasskeyDto })
  async add(
    @Body() { name, response }: PasskeyAdditionDto,
    @CurrentCaller() caller: Caller,
    @Headers('host') host: string,
  ): Promise<AddedPasskeyDto> {
    const party = relyingParty(this.config, host);
    const { passkey, recoveryCodes } = await this.passkeys.add(caller, party, name, response);
    return Object.assign(presentPasskey(passkey), { recoveryCodes });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Do without a passkey' })
  @ApiNoContentResponse()
  @ApiLimited()
  async remove(
    @Param('id') id: string,
    @Body() body: ConfirmationDto,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.reauthentication.confirm(caller, body.passphrase);
    await this.passkeys.remove(caller, id);
  }
}
