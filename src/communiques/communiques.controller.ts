import { Body, Controller, Get, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { ApiIdempotent } from '../http/api-headers.js';
import { MARKDOWN, TakesMarkdown } from '../http/media-type.guard.js';
import { PageInterceptor, type PageOf, PageQuery } from '../http/page.js';
import { SlugPipe } from '../http/params.js';
import {
  CommuniqueDetailDto,
  type CommuniqueDto,
  CommuniquePageDto,
  ImportedDto,
  ImportQuery,
  importWish,
  presentCommunique,
  presentDetail,
  presentImported,
} from './communiques.dto.js';
import { CommuniquesService } from './communiques.service.js';

@ApiTags('communiqués')
@Controller('api/v1/communiques')
export class CommuniquesController {
  constructor(private readonly communiques: CommuniquesService) {}

  @Post()
  @Requires('coordinator')
  @TakesMarkdown()
  @ApiOperation({ summary: 'Import a document as a new communiqué' })
  @ApiConsumes(MARKDOWN)
  @ApiBody({ schema: { type: 'string' }, description: 'The document, UTF-8, at most 10 MB.' })
  @ApiIdempotent()
  @ApiCreatedResponse({ type: ImportedDto, headers: { Location: { schema: { type: 'string' } } } })
  async import(
    @Query() query: ImportQuery,
    @Body() bytes: Buffer,
    @CurrentCaller() { accountId }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportedDto> {
    const imported = await this.communiques.import(bytes, importWish(query), accountId);
    void reply.header('Location', `/api/v1/communiques/${imported.communique.slug}`);
    return presentImported(imported);
  }

  @Get()
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'All communiqués, by slug' })
  @ApiOkResponse({ type: CommuniquePageDto })
  async list(@Query() query: PageQuery): Promise<PageOf<CommuniqueDto>> {
    return (await this.communiques.list(query)).map(presentCommunique);
  }

  @Get(':slug')
  @Requires('translator')
  @ApiParam({ name: 'slug', type: String })
  @ApiOperation({ summary: 'One communiqué with its newest revision' })
  @ApiOkResponse({ type: CommuniqueDetailDto })
  async one(@Param('slug', SlugPipe) slug: string): Promise<CommuniqueDetailDto> {
    const communique = await this.communiques.bySlug(slug);
    return presentDetail(communique, await this.communiques.newestRevision(communique));
  }
}
