import { Controller, Get, Param, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Requires } from '../http/access.js';
import { PageInterceptor, type PageOf, PageQuery } from '../http/page.js';
import { OrdinalPipe, SlugPipe } from '../http/params.js';
import { entityTag } from '../http/precondition.js';
import {
  type ClauseDto,
  ClausePageDto,
  presentClause,
  presentRevision,
  RevisionDto,
  RevisionListDto,
} from './revisions.dto.js';
import { RevisionsService } from './revisions.service.js';

@ApiTags('revisions')
@ApiParam({ name: 'slug', type: String })
@Controller('api/v1/communiques/:slug/revisions')
export class RevisionsController {
  constructor(private readonly revisions: RevisionsService) {}

  @Get()
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'The source revisions, oldest first' })
  @ApiOkResponse({ type: RevisionListDto })
  async list(@Param('slug', SlugPipe) slug: string, @Query() query: PageQuery): Promise<PageOf<RevisionDto>> {
    return (await this.revisions.list(slug, query)).map(presentRevision);
  }

  @Get(':number')
  @Requires('translator')
  @ApiOperation({ summary: 'One source revision' })
  @ApiOkResponse({ type: RevisionDto })
  async one(
    @Param('slug', SlugPipe) slug: string,
    @Param('number', OrdinalPipe) number: number,
  ): Promise<RevisionDto> {
    return presentRevision(await this.revisions.find(slug, number));
  }

  @Get(':number/source')
  @Requires('translator')
  @ApiOperation({ summary: 'The source, byte for byte as it was imported' })
  @ApiProduces('text/markdown')
  @ApiOkResponse({ schema: { type: 'string' }, headers: { ETag: { schema: { type: 'string' } } } })
  async source(
    @Param('slug', SlugPipe) slug: string,
    @Param('number', OrdinalPipe) number: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const { revision, bytes } = await this.revisions.source(slug, number);
    void reply.type(`${revision.mediaType}; charset=utf-8`).header('ETag', entityTag(revision.sha256));
    return bytes;
  }

  @Get(':number/clauses')
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'The clauses, in reading order' })
  @ApiOkResponse({ type: ClausePageDto })
  async clauses(
    @Param('slug', SlugPipe) slug: string,
    @Param('number', OrdinalPipe) number: number,
    @Query() query: PageQuery,
  ): Promise<PageOf<ClauseDto>> {
    return (await this.revisions.clauses(slug, number, query)).map(presentClause);
  }
}
