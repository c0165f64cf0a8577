import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { ApiIdempotent, ApiPrecondition } from '../http/api-headers.js';
import { PageInterceptor, type PageOf, pageOf, PageQuery } from '../http/page.js';
import { IdPipe } from '../http/params.js';
import { IfMatch, Precondition } from '../http/precondition.js';
import { VersionInterceptor } from '../http/version.interceptor.js';
import { ContestDto, ContestListDto, type PastContestDto, presentContest } from './staleness.dto.js';
import { StalenessService } from './staleness.service.js';
import { presentSaved, SavedUnitDto } from './units.dto.js';

@ApiTags('units')
@ApiParam({ name: 'id', format: 'uuid' })
@Controller('api/v1/units/:id')
export class StalenessController {
  constructor(private readonly staleness: StalenessService) {}

  @Post('confirmations')
  @Requires('translator')
  @UseInterceptors(VersionInterceptor)
  @ApiIdempotent()
  @ApiPrecondition()
  @ApiOperation({
    summary: 'Still correct: the same text again, made from the English as it is now, to be reviewed',
  })
  @ApiCreatedResponse({ type: SavedUnitDto })
  async confirm(
    @Param('id', IdPipe) id: string,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<SavedUnitDto> {
    return presentSaved(await this.staleness.confirm(id, precondition, caller), caller);
  }

  @Post('contests')
  @Requires('translator')
  @UseInterceptors(VersionInterceptor)
  @ApiIdempotent()
  @ApiPrecondition()
  @ApiOperation({ summary: 'Not editorial in this language: open the unit again' })
  @ApiCreatedResponse({ type: SavedUnitDto })
  async contest(
    @Param('id', IdPipe) id: string,
    @Body() { reason }: ContestDto,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<SavedUnitDto> {
    return presentSaved(await this.staleness.contest(id, reason, precondition, caller), caller);
  }

  @Get('contests')
  @UseInterceptors(PageInterceptor)
  @Requires('translator')
  @ApiOperation({ summary: 'What was contested in this unit, oldest first' })
  @ApiOkResponse({ type: ContestListDto })
  async contests(
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<PageOf<PastContestDto>> {
    const contests = pageOf(await this.staleness.contests(id, caller), query, ({ targetId }) => targetId);
    return contests.map((contest) => presentContest(contest, caller));
  }
}
