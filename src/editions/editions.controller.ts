import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Public, Requires } from '../http/access.js';
import { ApiIdempotent } from '../http/api-headers.js';
import { PageInterceptor, type PageOf, PageQuery } from '../http/page.js';
import { IdPipe, LanguagePipe, OrdinalPipe, SlugPipe } from '../http/params.js';
import {
  EditionDto,
  EditionListDto,
  presentEdition,
  RequestedEditionDto,
  RequestEditionDto,
} from './editions.dto.js';
import { EditionsService } from './editions.service.js';
import { LagListDto, presentLag } from './lag.dto.js';
import { LagService } from './lag.service.js';

@ApiTags('editions')
@Controller('api/v1')
export class EditionsController {
  constructor(
    private readonly editions: EditionsService,
    private readonly lags: LagService,
  ) {}

  @Post('jobs/:id/editions')
  @HttpCode(202)
  @Requires('coordinator')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotent()
  @ApiOperation({ summary: 'Ask for an edition; a complete job gets its edition by itself' })
  @ApiAcceptedResponse({
    type: RequestedEditionDto,
    headers: { Location: { description: 'The task.', schema: { type: 'string' } } },
  })
  async request(
    @Param('id', IdPipe) id: string,
    @Body() body: RequestEditionDto,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RequestedEditionDto> {
    const task = await this.editions.request(id, body.partial, caller);
    void reply.header('Location', `/api/v1/tasks/${task}`);
    return { task };
  }

  @Get('communiques/:slug/editions')
  @Public()
  @UseInterceptors(PageInterceptor)
  @ApiParam({ name: 'slug', type: String })
  @ApiOperation({ summary: 'The published editions, by language and number' })
  @ApiOkResponse({ type: EditionListDto })
  async list(@Param('slug', SlugPipe) slug: string, @Query() query: PageQuery): Promise<PageOf<EditionDto>> {
    return (await this.editions.list(slug, query)).map(presentEdition);
  }

  @Get('communiques/:slug/lag')
  @Requires('translator')
  @ApiParam({ name: 'slug', type: String })
  @ApiOperation({ summary: 'How far the newest edition of each language is behind the English, and why' })
  @ApiOkResponse({ type: LagListDto })
  async lag(@Param('slug', SlugPipe) slug: string): Promise<LagListDto> {
    return { items: (await this.lags.list(slug)).map(presentLag) };
  }

  @Get('communiques/:slug/editions/:language/:number')
  @Public()
  @ApiParam({ name: 'slug', type: String })
  @ApiParam({ name: 'language', example: 'fr' })
  @ApiOperation({ summary: 'One published edition with its files' })
  @ApiOkResponse({ type: EditionDto })
  async one(
    @Param('slug', SlugPipe) slug: string,
    @Param('language', LanguagePipe) language: string,
    @Param('number', OrdinalPipe) number: number,
  ): Promise<EditionDto> {
    return presentEdition(await this.editions.find(slug, language, number));
  }
}
