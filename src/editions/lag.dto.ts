import { ApiProperty } from '@nestjs/swagger';
import type { LanguageLag } from './lag.service.js';

export class LaggingClauseDto {
  @ApiProperty()
  key!: string;

  @ApiProperty({ type: String, nullable: true, example: '1.a' })
  number!: string | null;

  @ApiProperty({ enum: ['changed', 'split', 'merged', 'added', 'returned', 'removed'] })
  change!: string;

  @ApiProperty({
    description: 'Words to look at: of the difference, all of an added clause, none of a removed one.',
  })
  words!: number;

  @ApiProperty({ type: [String], description: 'Keys of the clauses of the edition that it came from.' })
  origins!: readonly string[];
}

export class LagDto {
  @ApiProperty({ example: 'fr' })
  language!: string;

  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'The number of the newest edition; null where the language is open and nothing is published.',
  })
  edition!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'The revision that it follows.' })
  revision!: number | null;

  @ApiProperty()
  newestRevision!: number;

  @ApiProperty({ description: 'Every revision, where there is no edition.' })
  revisionsBehind!: number;

  @ApiProperty({ description: 'Every word, where there is no edition.' })
  wordsBehind!: number;

  @ApiProperty({
    type: [LaggingClauseDto],
    description: 'The clauses that make it so; none are listed where there is no edition.',
  })
  clauses!: readonly LaggingClauseDto[];
}

export class LagListDto {
  @ApiProperty({ type: [LagDto] })
  items!: readonly LagDto[];
}

export function presentLag(lag: LanguageLag): LagDto {
  const { language, edition, revision, newestRevision, wordsBehind, clauses } = lag;
  return {
    ...{ language, edition: edition?.number ?? null, revision, newestRevision },
    ...{ revisionsBehind: newestRevision - (revision ?? 0), wordsBehind, clauses },
  };
}
