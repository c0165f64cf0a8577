import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Caller } from '../../domain/accounts/caller.js';
import { ApiLimited, CurrentCaller, HoldsSecret, RequiresSession } from '../../http/access.js';
import {
  MadeTokenDto,
  MakeTokenDto,
  presentMadeToken,
  presentToken,
  TokensDto,
  tokenWish,
} from './tokens.dto.js';
import { PrefixPipe } from './prefix.pipe.js';
import { TokensService } from './tokens.service.js';

@ApiTags('your account')
@Controller('api/v1/me/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get()
  @RequiresSession()
  @ApiOperation({ summary: 'Your API tokens, oldest first, without their secrets' })
  @ApiOkResponse({ type: TokensDto })
  async list(@CurrentCaller() caller: Caller): Promise<TokensDto> {
    return { items: (await this.tokens.list(caller)).map(presentToken) };
  }

  @Post()
  @RequiresSession()
  @HoldsSecret()
  @ApiLimited()
  @ApiOperation({ summary: 'Make an API token, for no more than you may do yourself' })
  @ApiCreatedResponse({ type: MadeTokenDto })
  async make(@Body() body: MakeTokenDto, @CurrentCaller() caller: Caller): Promise<MadeTokenDto> {
    return presentMadeToken(await this.tokens.make(tokenWish(body), caller, body.passphrase));
  }

  @Delete(':prefix')
  @HttpCode(204)
  @RequiresSession()
  @ApiParam({ name: 'prefix', example: '1f0c9a7e' })
  @ApiOperation({ summary: 'End one of your API tokens at once' })
  @ApiNoContentResponse()
  revoke(@Param('prefix', PrefixPipe) prefix: string, @CurrentCaller() caller: Caller): Promise<void> {
    return this.tokens.revoke(prefix, caller);
  }
}
