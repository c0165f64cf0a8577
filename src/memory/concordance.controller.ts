import { Controller, Get, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { PageInterceptor, type PageOf } from '../http/page.js';
import {
  type ConcordanceHitDto,
  ConcordancePageDto,
  ConcordanceParams,
  concordanceQuery,
  presentHit,
} from './concordance.dto.js';
import { ConcordanceService } from './concordance.service.js';

@ApiTags('translation memory')
@Controller('api/v1/memory/concordance')
export class ConcordanceController {
  constructor(private readonly concordance: ConcordanceService) {}

  @Get()
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({
    summary: 'Words in what was translated, newest first',
    description: 'A page may be short, or empty: there may be more for as long as there is a next one.',
  })
  @ApiOkResponse({ type: ConcordancePageDto })
  async find(
    @Query() params: ConcordanceParams,
    @CurrentCaller() caller: Caller,
  ): Promise<PageOf<ConcordanceHitDto>> {
    return (await this.concordance.find(concordanceQuery(params), caller)).map(presentHit);
  }
}
