import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { requireFound, type Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Hides, Requires } from '../http/access.js';
import { ApiIdempotent, ApiPrecondition } from '../http/api-headers.js';
import { MARKDOWN, TakesMarkdown } from '../http/media-type.guard.js';
import { PageInterceptor, type PageOf, PageQuery } from '../http/page.js';
import { IdPipe, PositionPipe, SlugPipe } from '../http/params.js';
import { IfMatch, Precondition } from '../http/precondition.js';
import { VersionInterceptor } from '../http/version.interceptor.js';
import { LanguagesService } from '../languages/languages.service.js';
import {
  AlignmentPageDto,
  AlignmentQuery,
  type AlignmentRowDto,
  CorrectedDto,
  CorrectionDto,
  correctionWish,
  type OriginDto,
  presentCorrected,
  presentOrigin,
  presentResting,
  presentRow,
  RemovedListDto,
  RestingListDto,
  type ReturnDto,
} from './draft-alignment.dto.js';
import { DraftAlignmentService } from './draft-alignment.service.js';
import { ImpactDto, ImpactQuery, presentImpact } from './draft-impact.dto.js';
import { DraftDto, DraftListDto, presentDraft, presentRealigned, RealignedDraftDto } from './drafts.dto.js';
import { DraftsService } from './drafts.service.js';
import { PublicationService } from './publication.service.js';
import { presentRevision, RevisionDto } from './revisions.dto.js';

@ApiTags('drafts of revisions')
@ApiParam({ name: 'slug', type: String })
@Requires('coordinator')
@Hides('draft')
@Controller('api/v1/communiques/:slug/revisions')
export class DraftsController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly alignments: DraftAlignmentService,
    private readonly publication: PublicationService,
    private readonly languages: LanguagesService,
  ) {}

  @Post()
  @Hides(null)
  @TakesMarkdown()
  @UseInterceptors(VersionInterceptor)
  @ApiOperation({ summary: 'Draft a new revision, aligned with the newest one' })
  @ApiConsumes(MARKDOWN)
  @ApiBody({ schema: { type: 'string' }, description: 'The new text, whole: UTF-8, at most 10 MB.' })
  @ApiIdempotent()
  @ApiCreatedResponse({ type: DraftDto, headers: { Location: { schema: { type: 'string' } } } })
  async create(
    @Param('slug', SlugPipe) slug: string,
    @Body() bytes: Buffer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DraftDto> {
    const made = await this.drafts.create(slug, bytes);
    void reply.header('Location', `/api/v1/communiques/${slug}/revisions/drafts/${made.draft.id}`);
    return presentDraft(made);
  }

  @Get('drafts')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'The drafts that are neither published nor discarded, oldest first' })
  @ApiOkResponse({ type: DraftListDto })
  async list(@Param('slug', SlugPipe) slug: string, @Query() query: PageQuery): Promise<PageOf<DraftDto>> {
    return (await this.drafts.list(slug, query)).map(presentDraft);
  }

  @Get('drafts/:id')
  @UseInterceptors(VersionInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'One draft; its ETag is what a correction or publication needs' })
  @ApiOkResponse({ type: DraftDto })
  async one(@Param('slug', SlugPipe) slug: string, @Param('id', IdPipe) id: string): Promise<DraftDto> {
    return presentDraft(await this.drafts.find(slug, id));
  }

  @Delete('drafts/:id')
  @HttpCode(204)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiPrecondition()
  @ApiOperation({ summary: 'Throw a draft away' })
  @ApiNoContentResponse()
  discard(
    @Param('slug', SlugPipe) slug: string,
    @Param('id', IdPipe) id: string,
    @IfMatch() precondition: Precondition,
  ): Promise<void> {
    return this.drafts.discard(slug, id, precondition);
  }

  @Get('drafts/:id/alignment')
  @UseInterceptors(PageInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'Which clause of the draft came from which, with the difference' })
  @ApiOkResponse({ type: AlignmentPageDto })
  async alignment(
    @Param('slug', SlugPipe) slug: string,
    @Param('id', IdPipe) id: string,
    @Query() query: AlignmentQuery,
  ): Promise<PageOf<AlignmentRowDto>> {
    return (await this.alignments.rows(slug, id, query, query.sort === 'confidence')).map(presentRow);
  }

  @Patch('drafts/:id/alignment/:position')
  @UseInterceptors(VersionInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiParam({ name: 'position', type: Number })
  @ApiPrecondition()
  @ApiOperation({
    summary: 'Correct where a clause came from, or confirm it; what follows for others is told anew',
  })
  @ApiOkResponse({ type: CorrectedDto })
  async correct(
    @Param('slug', SlugPipe) slug: string,
    @Param('id', IdPipe) id: string,
    @Param('position', PositionPipe) position: number,
    @Body() body: CorrectionDto,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<CorrectedDto> {
    const { draft } = await this.drafts.correct(
      slug,
      id,
      position,
      correctionWish(body),
      precondition,
      caller,
    );
    const row = requireFound(await this.alignments.row(slug, id, position), 'clause');
    return presentCorrected(row, draft.version);
  }

  @Get('drafts/:id/resting')
  @UseInterceptors(PageInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'The clauses that earlier revisions removed: what the draft could bring back' })
  @ApiOkResponse({ type: RestingListDto })
  async resting(
    @Param('slug', SlugPipe) slug: string,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<PageOf<ReturnDto>> {
    return (await this.alignments.resting(slug, id, query)).map(presentResting);
  }

  @Get('drafts/:id/removed')
  @UseInterceptors(PageInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'The clauses of the newest revision that the draft has not' })
  @ApiOkResponse({ type: RemovedListDto })
  async removed(
    @Param('slug', SlugPipe) slug: string,
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<PageOf<OriginDto>> {
    return (await this.alignments.removed(slug, id, query)).map(presentOrigin);
  }

  @Get('drafts/:id/impact')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOperation({ summary: 'What publishing would do: a dry run' })
  @ApiOkResponse({ type: ImpactDto })
  async impact(
    @Param('slug', SlugPipe) slug: string,
    @Param('id', IdPipe) id: string,
    @Query() { language }: ImpactQuery,
  ): Promise<ImpactDto> {
    const impact = await this.alignments.impact(slug, id);
    return presentImpact(impact, this.languages.impactSummary(impact, language));
  }

  @Post('drafts/:id/realignment')
  @HttpCode(200)
  @UseInterceptors(VersionInterceptor)
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotent()
  @ApiPrecondition()
  @ApiOperation({
    summary: 'Align the draft anew, with what is the newest revision now; corrections stand where they can',
  })
  @ApiOkResponse({ type: RealignedDraftDto })
  async realign(
    @Param('slug', SlugPipe) slug: string,
    @Param('id', IdPipe) id: string,
    @IfMatch() precondition: Precondition,
  ): Promise<RealignedDraftDto> {
    return presentRealigned(await this.drafts.realign(slug, id, precondition));
  }

  @Post('drafts/:id/publication')
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiIdempotent()
  @ApiPrecondition()
  @ApiOperation({ summary: 'Publish the draft as the next revision, and carry every translation over' })
  @ApiCreatedResponse({ type: RevisionDto, headers: { Location: { schema: { type: 'string' } } } })
  async publish(
    @Param('slug', SlugPipe) slug: string,
    @Param('id', IdPipe) id: string,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() { accountId }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RevisionDto> {
    const revision = await this.publication.publish(slug, id, precondition, accountId);
    void reply.header('Location', `/api/v1/communiques/${slug}/revisions/${revision.number}`);
    return presentRevision(revision);
  }
}
