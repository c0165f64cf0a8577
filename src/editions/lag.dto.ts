import { ApiProperty } from '@nestjs/swagger';
import type { LanguageLag } from './lag.service.js';

export class LaggingClauseDto {
  @ApiProperty()
  key!: string;

  @ApiProperty({ type: String, nullable: true, example: '1.a' })
  number!: string | null;

  @ApiProperty({ enum: ['changed', 'added', 'removed'] })
  change!: string;

  @ApiProperty({ description: 'Words of the difference.' })
  words!: number;
}

export class LagDto {
  @ApiProperty({ example: 'fr' })
  language!: string;

  @ApiProperty({ description: 'The number of the newest edition.' })
  edition!: number;

  @ApiProperty({ description: 'The revision that it follows.' })
  revision!: number;

  @ApiProperty()
  newestRevision!: number;

  @ApiProperty()
  revisionsBehind!: number;

  @ApiProperty()
  wordsBehind!: number;

  @ApiProperty({ type: [LaggingClauseDto], description: 'The clauses that make it so.' })
  clauses!: readonly LaggingClauseDto[];
}

export class LagListDto {
  @ApiProperty({ type: [LagDto] })
  items!: readonly LagDto[];
}

export function presentLag({ edition, revision, newestRevision, clauses }: LanguageLag): LagDto {
  return {
    language: edition.language,
    edition: edition.number,
    revision,
    newestRevision,
    revisionsBehind: newestRevision - revision,
    wordsBehind: clauses.reduce((sum, { words }) => sum + words, 0),
    clauses,
  };
}
