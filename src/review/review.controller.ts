import { Body, Controller, Get, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { AccountsService } from '../accounts/accounts.service.js';
import type { Caller } from '../domain/accounts/caller.js';
import { CurrentCaller, Requires } from '../http/access.js';
import { ApiIdempotent, ApiPrecondition } from '../http/api-headers.js';
import { PageInterceptor, type PageOf, pageOf, PageQuery } from '../http/page.js';
import { IdPipe } from '../http/params.js';
import { IfMatch, Precondition } from '../http/precondition.js';
import { VersionInterceptor } from '../http/version.interceptor.js';
import { UnitsService } from '../jobs/units.service.js';
import {
  type PastReviewDto,
  presentPastReview,
  presentReviewed,
  ReviewDto,
  ReviewedUnitDto,
  ReviewListDto,
  reviewWish,
} from './review.dto.js';
import { ReviewService } from './review.service.js';

@ApiTags('reviews')
@ApiParam({ name: 'id', format: 'uuid' })
@Controller('api/v1/units/:id/reviews')
export class ReviewController {
  constructor(
    private readonly reviews: ReviewService,
    private readonly units: UnitsService,
    private readonly accounts: AccountsService,
  ) {}

  @Get()
  @Requires('translator')
  @UseInterceptors(PageInterceptor)
  @ApiOperation({ summary: 'Every review of the unit, oldest first' })
  @ApiOkResponse({ type: ReviewListDto })
  async list(
    @Param('id', IdPipe) id: string,
    @Query() query: PageQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<PageOf<PastReviewDto>> {
    const reviews = pageOf(await this.units.reviews(id, caller), query, (review) => review.id);
    const handles = await this.accounts.handles(reviews.items.map(({ reviewerId }) => reviewerId));
    return reviews.map((review) => presentPastReview(review, handles));
  }

  @Post()
  @Requires('reviewer')
  @UseInterceptors(VersionInterceptor)
  @ApiIdempotent()
  @ApiPrecondition()
  @ApiOperation({ summary: 'Approve or reject the target that was read' })
  @ApiCreatedResponse({ type: ReviewedUnitDto })
  async review(
    @Param('id', IdPipe) id: string,
    @Body() body: ReviewDto,
    @IfMatch() precondition: Precondition,
    @CurrentCaller() caller: Caller,
  ): Promise<ReviewedUnitDto> {
    return presentReviewed(await this.reviews.review(id, reviewWish(body), precondition, caller));
  }
}
