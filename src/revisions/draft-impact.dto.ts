import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { Impact } from '../domain/alignment/impact.js';

export class ImpactQuery {
  @ApiPropertyOptional({
    type: String,
    example: 'fr',
    default: 'en',
    description: 'The language of the summary.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  language = 'en';
}

export class ImpactFiguresDto {
  @ApiProperty({ description: 'Edited clauses: what is translated goes stale.' })
  stale!: number;

  @ApiProperty({ description: 'Split or merged: they start from the targets of their origins.' })
  restarted!: number;

  @ApiProperty({ description: 'Changed words in these.' })
  words!: number;
}

export class LanguageImpactDto extends ImpactFiguresDto {
  @ApiProperty({ example: 'fr' })
  language!: string;
}

export class ImpactDto extends ImpactFiguresDto {
  @ApiProperty({ description: 'One sentence.' })
  summary!: string;

  @ApiProperty()
  moved!: number;

  @ApiProperty({ description: 'Another number and the same words: at no cost.' })
  renumbered!: number;

  @ApiProperty({ description: 'Removed by an earlier revision, and back with their targets.' })
  returned!: number;

  @ApiProperty()
  added!: number;

  @ApiProperty({ description: 'Words of the added ones.' })
  addedWords!: number;

  @ApiProperty()
  removed!: number;

  @ApiProperty()
  editorial!: number;

  @ApiProperty({ type: [LanguageImpactDto], description: 'Only what is translated and not stale already.' })
  languages!: readonly LanguageImpactDto[];

  @ApiProperty({ type: ImpactFiguresDto, description: 'All languages together, counted in units.' })
  total!: ImpactFiguresDto;
}

export function presentImpact(impact: Impact, summary: string): ImpactDto {
  return { summary, ...impact };
}
