import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { ApiIdempotent } from '../http/api-headers.js';
import { PageInterceptor, type PageOf, pageOf, PageQuery } from '../http/page.js';
import { IdPipe, OrdinalPipe, SlugPipe } from '../http/params.js';
import {
  ChangeJobDto,
  CoverageListDto,
  JobDto,
  JobListDto,
  OpenJobsDto,
  openingWish,
  presentCoverage,
  presentJob,
} from './jobs.dto.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@Controller('api/v1')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Post('communiques/:slug/revisions/:number/jobs')
  @HttpCode(202)
  @Requires('coordinator')
  @ApiParam({ name: 'slug', type: String })
  @ApiIdempotent()
  @ApiOperation({ summary: 'Open languages on a revision; those that are open stay as they are' })
  @ApiAcceptedResponse({ type: JobListDto })
  async open(
    @Param('slug', SlugPipe) slug: string,
    @Param('number', OrdinalPipe) number: number,
    @Body() body: OpenJobsDto,
    @CurrentCaller() caller: Caller,
  ): Promise<JobListDto> {
    return { items: (await this.jobs.open(openingWish(slug, number, body), caller)).map(presentJob) };
  }

  @Get('communiques/:slug/jobs')
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiParam({ name: 'slug', type: String })
  @ApiOperation({ summary: 'The translation jobs in the languages of the caller' })
  @ApiOkResponse({ type: JobListDto })
  async list(
    @Param('slug', SlugPipe) slug: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<PageOf<JobDto>> {
    return pageOf(await this.jobs.list(slug, caller), query, ({ job }) => job.id).map(presentJob);
  }

  @Get('communiques/:slug/coverage')
  @Requires('translator')
  @ApiParam({ name: 'slug', type: String })
  @ApiOperation({ summary: 'How far each language is, by units and by words' })
  @ApiOkResponse({ type: CoverageListDto })
  async coverage(
    @Param('slug', SlugPipe) slug: string,
    @CurrentCaller() caller: Caller,
  ): Promise<CoverageListDto> {
    return { items: (await this.jobs.coverage(slug, caller)).map(presentCoverage) };
  }

  @Get('jobs/:id')
  @Requires('translator')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'One translation job' })
  @ApiOkResponse({ type: JobDto })
  async one(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<JobDto> {
    return presentJob(await this.jobs.find(id, caller));
  }

  @Patch('jobs/:id')
  @Requires('coordinator')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'Set another due date' })
  @ApiOkResponse({ type: JobDto })
  async change(
    @Param('id', IdPipe) id: string,
    @Body() { dueDate }: ChangeJobDto,
    @CurrentCaller() caller: Caller,
  ): Promise<JobDto> {
    return presentJob(await this.jobs.setDueDate(id, dueDate, caller));
  }
}
