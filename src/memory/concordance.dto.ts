import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { WordsMode } from '../domain/memory/find-words.js';
import { parseLanguageTag } from '../domain/languages/language-tag.js';
import { PageQuery } from '../http/page.js';
import type { ConcordanceHit, ConcordanceQuery } from './concordance.service.js';
import { MemoryOriginDto, presentOrigin, RangeDto } from './matches.dto.js';

export class ConcordanceParams extends PageQuery {
  @ApiProperty({ description: 'Words; every sign means itself.' })
  @IsString()
  @MaxLength(500)
  text!: string;

  @ApiProperty({ example: 'fr', description: 'The language of the translations.' })
  @IsString()
  @MaxLength(50)
  language!: string;

  @ApiPropertyOptional({ enum: ['source', 'target'], default: 'source' })
  @IsOptional()
  @IsIn(['source', 'target'])
  in: 'source' | 'target' = 'source';

  @ApiPropertyOptional({
    enum: ['phrase', 'all'],
    default: 'phrase',
    description: 'Next to each other as typed, or each of them somewhere.',
  })
  @IsOptional()
  @IsIn(['phrase', 'all'])
  words: WordsMode = 'phrase';
}

export class ConcordanceHitDto {
  @ApiProperty()
  sourceLanguage!: string;

  @ApiProperty()
  targetLanguage!: string;

  @ApiProperty()
  source!: string;

  @ApiProperty()
  target!: string;

  @ApiProperty({ type: [RangeDto], description: 'Where the words stand in the side that was searched.' })
  ranges!: readonly RangeDto[];

  @ApiProperty({ type: MemoryOriginDto })
  origin!: MemoryOriginDto;

  @ApiProperty({ example: '2026-03-01', description: 'By the day.' })
  createdOn!: string;
}

export class ConcordancePageDto {
  @ApiProperty({ type: [ConcordanceHitDto] })
  items!: readonly ConcordanceHitDto[];
}

export function concordanceQuery(params: ConcordanceParams): ConcordanceQuery {
  const { text, words, cursor, limit } = params;
  return {
    ...{ text, words, limit, side: params.in, language: parseLanguageTag(params.language) },
    ...(cursor === undefined ? {} : { cursor }),
  };
}

export function presentHit({ view, ranges }: ConcordanceHit): ConcordanceHitDto {
  const { sourceLanguage, targetLanguage, source, target, createdOn } = view.entry;
  return { sourceLanguage, targetLanguage, source, target, ranges, origin: presentOrigin(view), createdOn };
}
