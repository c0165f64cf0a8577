import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Caller } from '../domain/accounts/caller.js';
import { hasRole } from '../domain/accounts/grants.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { ApiIdempotent, ApiPrecondition } from '../http/api-headers.js';
import { PageInterceptor, type PageOf, pageOf, PageQuery } from '../http/page.js';
import { IdPipe } from '../http/params.js';
import { IfMatch, Precondition } from '../http/precondition.js';
import { VersionInterceptor } from '../http/version.interceptor.js';
import { TermRecognitionService } from './term-recognition.service.js';
import {
  presentChange,
  presentTerm,
  presentTermOfUnit,
  type TermChangeDto,
  TermDto,
  TermHistoryDto,
  TermPageDto,
  TermsOfUnitDto,
} from './term-views.dto.js';
import { TermbaseService } from './termbase.service.js';
import { NewTermDto, RenderingWishDto, TermCorrectionDto, TermReviewDto, TermsQuery } from './terms.dto.js';

@ApiTags('termbase')
@Controller('api/v1')
export class TermbaseController {
  constructor(
    private readonly termbase: TermbaseService,
    private readonly recognition: TermRecognitionService,
    private readonly accounts: AccountsService,
  ) {}

  @Get('units/:id/terms')
  @Requires('translator')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'The terms that stand in the unit’s clause, with what they are in its language' })
  @ApiOkResponse({ type: TermsOfUnitDto })
  async ofUnit(@Param('id', IdPipe) id: string, @CurrentCaller() caller: Caller): Promise<TermsOfUnitDto> {
    const { language, terms } = await this.recognition.ofUnit(id, caller);
    return { items: terms.map((found) => presentTermOfUnit(found, language)) };
  }

  @Get('terms')
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'The entries of the termbase, by term' })
  @ApiOkResponse({ type: TermPageDto })
  async list(@Query() query: TermsQuery): Promise<PageOf<TermDto>> {
    const { q: text, language, status, proposed, communique } = query;
    const filter = { text, language, status, proposed, communique };
    return (await this.termbase.list(filter, query)).map(presentTerm);
  }

  @Post('terms')
  @Requires('translator')
  @UseInterceptors(VersionInterceptor)
  @ApiIdempotent()
  @ApiOperation({ summary: 'Propose an entry; a coordinator’s is approved at once' })
  @ApiCreatedResponse({ type: TermDto, headers: { Location: { schema: { type: 'string' } } } })
  async propose(
    @Body() body: NewTermDto,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TermDto> {
    const term = await this.termbase.propose(body, caller);
    void reply.header('Location', `/api/v1/terms/${term.id}`);
    return presentTerm(term);
  }

  @Get('terms/:id')
  @Requires('translator')
  @UseInterceptors(VersionInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'One entry; its ETag is what a change needs' })
  @ApiOkResponse({ type: TermDto })
  async one(@Param('id', IdPipe) id: string): Promise<TermDto> {
    return presentTerm(await this.termbase.find(id));
  }

  @Patch('terms/:id')
  @Requires('coordinator')
  @UseInterceptors(VersionInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiPrecondition()
  @ApiOperation({ summary: 'Change what is said of an entry, or retire it' })
  @ApiOkResponse({ type: TermDto })
  async correct(
    @Param('id', IdPipe) id: string,
    @Body() body: TermCorrectionDto,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<TermDto> {
    return presentTerm(await this.termbase.correct(id, body, precondition, caller));
  }

  @Get('terms/:id/history')
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'Everything that the entry ever said, oldest first' })
  @ApiOkResponse({ type: TermHistoryDto })
  async history(
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
    @CurrentCaller() { grants }: Caller,
  ): Promise<PageOf<TermChangeDto>> {
    const history = pageOf(await this.termbase.history(id), query, ({ version }) => version);
    const actors = hasRole(grants, 'coordinator') ? history.items.map(({ actorId }) => actorId) : [];
    const handles = await this.accounts.handles(actors);
    return history.map((change) => presentChange(change, handles));
  }

  @Post('terms/:id/renderings')
  @Requires('translator')
  @UseInterceptors(VersionInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotent()
  @ApiOperation({ summary: 'Propose a rendering in a language of one’s own; a coordinator’s is approved' })
  @ApiCreatedResponse({ type: TermDto })
  async addRendering(
    @Param('id', IdPipe) id: string,
    @Body() body: RenderingWishDto,
    @CurrentCaller() caller: Caller,
  ): Promise<TermDto> {
    return presentTerm(await this.termbase.addRendering(id, body, caller));
  }

  @Put('terms/:id/renderings/:rendering')
  @Requires('coordinator')
  @UseInterceptors(VersionInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'rendering', format: 'uuid' })
  @ApiPrecondition()
  @ApiOperation({ summary: 'Put another wording in the place of a rendering' })
  @ApiOkResponse({ type: TermDto })
  async correctRendering(
    @Param('id', IdPipe) id: string,
    @Param('rendering', IdPipe) rendering: string,
    @Body() body: RenderingWishDto,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<TermDto> {
    return presentTerm(await this.termbase.correctRendering(id, rendering, body, precondition, caller));
  }

  @Delete('terms/:id/renderings/:rendering')
  @Requires('coordinator')
  @UseInterceptors(VersionInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'rendering', format: 'uuid' })
  @ApiPrecondition()
  @ApiOperation({ summary: 'Take a rendering away; the history keeps it' })
  @ApiOkResponse({ type: TermDto })
  async removeRendering(
    @Param('id', IdPipe) id: string,
    @Param('rendering', IdPipe) rendering: string,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<TermDto> {
    return presentTerm(await this.termbase.removeRendering(id, rendering, precondition, caller));
  }

  @Post('terms/:id/reviews')
  @HttpCode(200)
  @Requires('coordinator')
  @UseInterceptors(VersionInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotent()
  @ApiPrecondition()
  @ApiOperation({ summary: 'Approve or reject what was proposed: the entry, or one rendering' })
  @ApiOkResponse({ type: TermDto })
  async review(
    @Param('id', IdPipe) id: string,
    @Body() { verdict, renderingId }: TermReviewDto,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<TermDto> {
    return presentTerm(await this.termbase.review(id, verdict, renderingId ?? null, precondition, caller));
  }
}
