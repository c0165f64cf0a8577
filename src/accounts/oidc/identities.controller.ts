import { Body, Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../domain/accounts/caller.js';
import { ApiLimited, CurrentCaller, HoldsSecret, RequiresSession } from '../../http/access.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { IdentitiesDto, UnlinkDto } from './identities.dto.js';
import { IdentitiesService } from './identities.service.js';

@ApiTags('sign-in')
@Controller('api/v1/me/identities')
@RequiresSession()
export class IdentitiesController {
  constructor(
    private readonly identities: IdentitiesService,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'With whom elsewhere you can sign in; on the page “Your account” you link one' })
  @ApiOkResponse({ type: IdentitiesDto })
  async list(@CurrentCaller() { accountId }: Caller): Promise<IdentitiesDto> {
    return { items: await this.identities.list(accountId) };
  }

  @Delete(':identity')
  @HttpCode(204)
  @HoldsSecret()
  @ApiLimited()
  @ApiOperation({ summary: 'Sign in with it no more' })
  @ApiNoContentResponse()
  async unlink(
    @Param('identity') id: string,
    @Body() { passphrase }: UnlinkDto,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.reauthentication.confirm(caller, passphrase);
    await this.identities.unlink(caller, id);
  }
}
