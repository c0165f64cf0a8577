import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { UNIT_STATES, type UnitState } from '../domain/units/unit-state.js';
import { unitVersion } from '../http/unit-version.js';
import type { ReviewRecord, UnitView, Verdict } from '../persistence/records.js';
import type { ReviewWish } from './review.service.js';

/** A reviewer's word. */
export class ReviewDto {
  @ApiProperty({ enum: ['approved', 'rejected'] })
  @IsIn(['approved', 'rejected'])
  verdict!: Verdict;

  @ApiProperty({ format: 'uuid', description: 'The target that the reviewer read.' })
  @IsUUID()
  targetId!: string;

  @ApiPropertyOptional({ description: 'What the translator is told; needed for a rejection.' })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  reason?: string;
}

export class ReviewedUnitDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: UNIT_STATES })
  state!: UnitState;

  @ApiProperty({ enum: ['draft', 'rejected'], nullable: true })
  subState!: string | null;

  @ApiProperty({ example: '4.r1', description: 'What was read, for If-Match: the ETag without its quotes.' })
  version!: string;
}

export class PastReviewDto {
  @ApiProperty({ enum: ['approved', 'rejected'] })
  verdict!: Verdict;

  @ApiProperty({ format: 'uuid' })
  targetId!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Handle of the reviewer, null once forgotten.' })
  reviewer!: string | null;

  @ApiProperty({ example: '2026-03-01', description: 'By the day.' })
  reviewedOn!: string;
}

export class ReviewListDto {
  @ApiProperty({ type: [PastReviewDto] })
  items!: readonly PastReviewDto[];
}

export function reviewWish({ verdict, targetId, reason }: ReviewDto): ReviewWish {
  return { verdict, targetId, reason: reason ?? null };
}

export function presentReviewed(view: UnitView): ReviewedUnitDto {
  const { id, state, subState } = view.unit;
  return { id, state, subState, version: unitVersion(view) };
}

export function presentPastReview(review: ReviewRecord, handles: ReadonlyMap<string, string>): PastReviewDto {
  const { verdict, targetId, reason, reviewerId, createdAt } = review;
  const reviewer = reviewerId === null ? null : (handles.get(reviewerId) ?? null);
  return { verdict, targetId, reason, reviewer, reviewedOn: createdAt.slice(0, 10) };
}
