import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../domain/accounts/caller.js';
import { ApiLimited, CurrentCaller, HoldsSecret, Public, RequiresSession } from '../../http/access.js';
import { HandlePipe } from './handle.pipe.js';
import { MadeResetDto, MakeResetDto, UseResetDto } from './people.dto.js';
import { ResetCodesService } from './reset-codes.service.js';
import { ResetsService } from './resets.service.js';

@ApiTags('people')
@Controller('api/v1')
export class ResetsController {
  constructor(
    private readonly codes: ResetCodesService,
    private readonly resets: ResetsService,
  ) {}

  @Post('accounts/:handle/reset')
  @RequiresSession('coordinator')
  @HoldsSecret()
  @ApiLimited()
  @ApiOperation({ summary: 'Make a code for somebody who has lost the passphrase; the owner is told' })
  @ApiCreatedResponse({ type: MadeResetDto })
  make(
    @Param('handle', HandlePipe) handle: string,
    @Body() { removeSecondFactor, passphrase }: MakeResetDto,
    @CurrentCaller() caller: Caller,
  ): Promise<MadeResetDto> {
    return this.codes.make(handle, removeSecondFactor === true, caller, passphrase);
  }

  @Post('resets')
  @HttpCode(204)
  @Public()
  @HoldsSecret()
  @ApiLimited()
  @ApiOperation({ summary: 'Set a new passphrase with a code; then sign in' })
  @ApiNoContentResponse()
  use(@Body() { code, passphrase }: UseResetDto, @Req() { ip }: FastifyRequest): Promise<void> {
    return this.resets.use(code, passphrase, ip);
  }
}
