import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { Caller } from '../domain/accounts/caller.js';
import type { ContestRecord } from '../persistence/records.js';

export class ContestDto {
  @ApiProperty({ description: 'Why the change matters in this language.' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

export class PastContestDto {
  @ApiProperty({ format: 'uuid' })
  targetId!: string;

  @ApiProperty()
  reason!: string;

  @ApiProperty({ description: 'The caller said it.' })
  mine!: boolean;

  @ApiProperty({ example: '2026-03-01', description: 'By the day.' })
  contestedOn!: string;
}

export class ContestListDto {
  @ApiProperty({ type: [PastContestDto] })
  items!: readonly PastContestDto[];
}

export function presentContest(
  { targetId, reason, authorId, createdAt }: ContestRecord,
  caller: Caller,
): PastContestDto {
  return { targetId, reason, mine: authorId === caller.accountId, contestedOn: createdAt.slice(0, 10) };
}
