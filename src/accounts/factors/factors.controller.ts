import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Caller } from '../../domain/accounts/caller.js';
import { ApiLimited, CurrentCaller, HoldsSecret, RequiresSession } from '../../http/access.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { ConfirmationDto, FactorsDto, RecoveryCodesDto, TotpCodeDto, TotpOfferDto } from './factors.dto.js';
import { FactorsService } from './factors.service.js';
import { RecoveryCodesService } from './recovery-codes.service.js';
import { TotpService } from './totp.service.js';

@ApiTags('sign-in')
@Controller('api/v1/me')
@RequiresSession()
@HoldsSecret()
export class FactorsController {
  constructor(
    private readonly factors: FactorsService,
    private readonly totp: TotpService,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  @Get('factors')
  @ApiOperation({ summary: 'By what you show, after the passphrase, that it is you' })
  @ApiOkResponse({ type: FactorsDto })
  show(@CurrentCaller() caller: Caller): Promise<FactorsDto> {
    return this.factors.overview(caller);
  }

  @Post('totp')
  @ApiOperation({ summary: 'Begin to set up an authenticator app' })
  @ApiCreatedResponse({ type: TotpOfferDto })
  @ApiLimited()
  async offerTotp(@Body() body: ConfirmationDto, @CurrentCaller() caller: Caller): Promise<TotpOfferDto> {
    await this.reauthentication.confirm(caller, body.passphrase);
    return this.totp.offer(caller);
  }

  @Post('totp/confirmation')
  @HttpCode(204)
  @ApiOperation({ summary: 'Show that the app has it: from now on it is asked for' })
  @ApiNoContentResponse()
  @ApiLimited()
  async confirmTotp(@Body() { code }: TotpCodeDto, @CurrentCaller() caller: Caller): Promise<void> {
    await this.totp.confirm(caller, code);
  }

  @Delete('totp')
  @HttpCode(204)
  @ApiOperation({ summary: 'Do without the authenticator app' })
  @ApiNoContentResponse()
  @ApiLimited()
  async removeTotp(@Body() body: ConfirmationDto, @CurrentCaller() caller: Caller): Promise<void> {
    await this.reauthentication.confirm(caller, body.passphrase);
    await this.totp.remove(caller);
  }

  @Post('recovery-codes')
  @ApiOperation({ summary: 'Ten new recovery codes, in place of the old ones' })
  @ApiCreatedResponse({ type: RecoveryCodesDto })
  @ApiLimited()
  async makeCodes(@Body() body: ConfirmationDto, @CurrentCaller() caller: Caller): Promise<RecoveryCodesDto> {
    await this.reauthentication.confirm(caller, body.passphrase);
    return { codes: await this.recoveryCodes.make(caller) };
  }
}
