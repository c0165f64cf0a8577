import { Controller, Get, Param, Query, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Requires } from '../http/access.js';
import { PageInterceptor, type PageOf } from '../http/page.js';
import { ClauseKeyPipe, SlugPipe } from '../http/params.js';
import {
  ClauseHistoryDto,
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
  constructor(private readonly comparisons: ComparisonsService) {}

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
  @ApiParam({ name: 'key', type: String })
  @ApiOperation({ summary: 'One clause in every revision, oldest first, and where it came from' })
  @ApiOkResponse({ type: ClauseHistoryDto })
  async history(@Param('key', ClauseKeyPipe) key: string): Promise<ClauseHistoryDto> {
    return { items: (await this.comparisons.history(key)).map(presentPast) };
  }
}
