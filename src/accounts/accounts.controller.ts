import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, RequiresAccount } from '../http/access.js';
import { MeDto, presentMe } from './accounts.dto.js';
import { AccountsService } from './accounts.service.js';

@ApiTags('accounts')
@Controller('api/v1/me')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get()
  @RequiresAccount()
  @ApiOperation({ summary: 'Who the session or token speaks for' })
  @ApiOkResponse({ type: MeDto })
  async me(@CurrentCaller() caller: Caller): Promise<MeDto> {
    return presentMe(caller, await this.accounts.account(caller));
  }
}
