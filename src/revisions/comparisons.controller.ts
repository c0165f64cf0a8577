import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Caller } from '../domain/accounts/caller.js';
import { hasRole } from '../domain/accounts/grants.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { PageInterceptor, type PageOf, PageQuery } from '../http/page.js';
import { ClauseKeyPipe, SlugPipe } from '../http/params.js';
import {
  ClauseHistoryDto,
  type ClausePastDto,
  type ComparedClauseDto,
  ComparisonPageDto,
  DiffQuery,
  presentCompared,
  presentPast,
} from './comparisons.dto.js';
import { ComparisonsService } from './comparisons.service.js';

@ApiTags('revisions')
@Requires('translator')
@Controller('api/v1')
export class ComparisonsController {
  constructor(
    private readonly comparisons: ComparisonsService,
    private readonly accounts: AccountsService,
  ) {}

  @Get('communiques/:slug/diff')
  @UseInterceptors(PageInterceptor)
  @ApiParam({ name: 'slug', type: String })
  @ApiOperation({ summary: 'What changed between two revisions, clause by clause and word by word' })
  @ApiOkResponse({ type: ComparisonPageDto })
  async diff(
    @Param('slug', SlugPipe) slug: string,
    @Query() query: DiffQuery,
  ): Promise<PageOf<ComparedClauseDto>> {
    return (await this.comparisons.diff(slug, query, query, query.changed)).map(presentCompared);
  }

  @Get('clauses/:key/history')
  @UseInterceptors(PageInterceptor)
  @ApiParam({ name: 'key', type: String })
  @ApiOperation({ summary: 'One clause in every revision, oldest first, and where it came from' })
  @ApiOkResponse({ type: ClauseHistoryDto })
  async history(
    @Param('key', ClauseKeyPipe) key: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<PageOf<ClausePastDto>> {
    const past = await this.comparisons.history(key, query);
    const known = hasRole(caller.grants, 'coordinator') ? past.items.flatMap(({ origins }) => origins) : [];
    const handles = await this.accounts.handles(known.map(({ confirmedById }) => confirmedById));
    return past.map((one) => presentPast(one, handles));
  }
}
