import { ApiProperty } from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import { DiffRunDto } from '../http/diff.dto.js';
import type { ReviewRecord } from '../persistence/records.js';
import { UnitDto, unitFields } from './units.dto.js';
import type { UnitDetail } from './units.service.js';

export class ReviewSummaryDto {
  @ApiProperty({ enum: ['approved', 'rejected'] })
  verdict!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ format: 'uuid' })
  targetId!: string;
}

export class NeighboursDto {
  @ApiProperty({ type: String, nullable: true })
  previous!: string | null;

  @ApiProperty({ type: String, nullable: true })
  next!: string | null;
}

export class StartDto {
  @ApiProperty()
  clauseKey!: string;

  @ApiProperty({ format: 'uuid' })
  targetId!: string;
}

export class WordsChangeDto {
  @ApiProperty({ description: 'Coordinators called all of it editorial: it alone makes nothing stale.' })
  editorial!: boolean;

  @ApiProperty({ description: 'This language has said that it is not: the unit is stale for that.' })
  contested!: boolean;
}

export class UnitDetailDto extends UnitDto {
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 1,
    description: 'The revision that the current target was made from.',
  })
  translatedFrom!: number | null;

  @ApiProperty({
    type: WordsChangeDto,
    nullable: true,
    description: 'Where the words of the English are others than the current target was made from.',
  })
  change!: WordsChangeDto | null;

  @ApiProperty({
    type: [DiffRunDto],
    nullable: true,
    description:
      'Where there is a change: from the English that the target was made from to the English now.',
  })
  sourceDiff!: readonly DiffRunDto[] | null;

  @ApiProperty({
    type: [StartDto],
    description: 'Where the clause was split or merged: the targets that this one starts from.',
  })
  startsFrom!: readonly StartDto[];

  @ApiProperty({ type: NeighboursDto, description: 'Clause keys before and after.' })
  neighbours!: NeighboursDto;

  @ApiProperty({ type: ReviewSummaryDto, nullable: true, description: 'The last word of a reviewer.' })
  review!: ReviewSummaryDto | null;
}

export function presentUnitDetail(detail: UnitDetail, caller: Caller): UnitDetailDto {
  const { neighbours, review, source } = detail;
  return {
    ...unitFields(detail, caller),
    translatedFrom: source?.translatedFrom ?? null,
    change: source?.change ?? null,
    sourceDiff: source?.diff ?? null,
    startsFrom: source?.startsFrom.map(({ clauseKey, targetId }) => ({ clauseKey, targetId })) ?? [],
    neighbours,
    review: review === null ? null : summary(review),
  };
}

function summary({ verdict, reason, targetId }: ReviewRecord) {
  return { verdict, reason, targetId };
}
