import { ApiProperty } from '@nestjs/swagger';
import { DiffRunDto } from '../http/diff.dto.js';
import type { FoundMatch, FoundSegment } from './memory-matcher.js';

export class RangeDto {
  @ApiProperty()
  start!: number;

  @ApiProperty()
  end!: number;
}

export class MemoryOriginDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Slug of the communiqué that it was approved in.',
  })
  communique!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  revision!: number | null;

  @ApiProperty({ type: String, nullable: true })
  clauseKey!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name of the import, of what was not approved here.',
  })
  imported!: string | null;
}

export class ReplacedNumberDto {
  @ApiProperty()
  from!: string;

  @ApiProperty()
  to!: string;
}

const REVIEWS = ['published', 'approved', 'imported'] as const;

export class MatchDto {
  @ApiProperty({ enum: ['clause', 'sentence'] })
  scope!: FoundMatch['scope'];

  @ApiProperty({ type: RangeDto, description: 'The part of the text that it is for, in UTF-16 code units.' })
  range!: RangeDto;

  @ApiProperty({
    example: 87,
    description:
      '102: the same clause or both neighbours; 101: one neighbour; 100: the same text; 60 to 99: a similar one.',
  })
  score!: number;

  @ApiProperty()
  sourceLanguage!: string;

  @ApiProperty()
  targetLanguage!: string;

  @ApiProperty({ description: 'What the target translates.' })
  source!: string;

  @ApiProperty()
  target!: string;

  @ApiProperty({
    description: 'False: the target is that of the whole clause, of which only a sentence was found.',
  })
  paired!: boolean;

  @ApiProperty({
    type: [ReplacedNumberDto],
    description: 'Numbers of the target that were replaced by those of the text.',
  })
  replaced!: readonly ReplacedNumberDto[];

  @ApiProperty({ type: [DiffRunDto], description: 'From the source of the match to the text.' })
  diff!: readonly DiffRunDto[];

  @ApiProperty({ type: MemoryOriginDto })
  origin!: MemoryOriginDto;

  @ApiProperty({ enum: REVIEWS })
  reviewed!: (typeof REVIEWS)[number];

  @ApiProperty({ example: '2026-03-01', description: 'By the day.' })
  createdOn!: string;
}

export class MatchListDto {
  @ApiProperty({ type: [MatchDto] })
  items!: readonly MatchDto[];
}

export function presentMatch(match: FoundMatch): MatchDto {
  const { candidate, scope, range, score, target, replaced, diff } = match;
  const { source, sourceLanguage, targetLanguage, paired, createdOn } = candidate;
  return {
    ...{ scope, range, score, sourceLanguage, targetLanguage, source, target, paired, replaced, diff },
    ...{ origin: presentOrigin(candidate.view), reviewed: reviewedHow(candidate), createdOn },
  };
}

export function presentOrigin({ entry, slug, importName }: FoundSegment['view']): MemoryOriginDto {
  const { revision, clauseKey } = entry;
  return { communique: slug, revision, clauseKey, imported: importName };
}

function reviewedHow({ approved, view }: FoundSegment): (typeof REVIEWS)[number] {
  if (!approved) return 'imported';
  return view.published ? 'published' : 'approved';
}
