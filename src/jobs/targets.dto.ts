import { ApiProperty } from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import { DiffRunDto } from '../http/diff.dto.js';
import type { TargetRecord } from '../persistence/records.js';
import type { PastTarget } from './units.service.js';

export class TargetDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'Counted from 1 per unit.' })
  seq!: number;

  @ApiProperty()
  text!: string;

  @ApiProperty({ enum: ['human', 'memory', 'machine', 'import', 'carried'] })
  origin!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The target that this one brings back.' })
  restoredFrom!: string | null;

  @ApiProperty({ description: 'The caller wrote it.' })
  mine!: boolean;

  @ApiProperty({ example: '2026-03-01', description: 'By the day.' })
  savedOn!: string;
}

export class PastTargetDto extends TargetDto {
  @ApiProperty({ type: String, nullable: true, description: 'Handle of the author, null once forgotten.' })
  author!: string | null;

  @ApiProperty({
    type: [DiffRunDto],
    nullable: true,
    description: 'From the target before to this one; null for the first.',
  })
  diff!: readonly DiffRunDto[] | null;
}

export class TargetListDto {
  @ApiProperty({ type: [PastTargetDto] })
  items!: readonly PastTargetDto[];
}

export function presentPastTarget(
  { target, diff }: PastTarget,
  caller: Caller,
  handles: ReadonlyMap<string, string>,
): PastTargetDto {
  const author = target.authorId === null ? null : (handles.get(target.authorId) ?? null);
  return { ...fields(target, caller), author, diff };
}

export function presentTarget(target: TargetRecord, caller: Caller): TargetDto {
  return fields(target, caller);
}

function fields(target: TargetRecord, caller: Caller) {
  const { id, seq, text, origin, restoredFrom, createdAt } = target;
  const savedOn = createdAt.slice(0, 10);
  return { id, seq, text, origin, restoredFrom, mine: target.authorId === caller.accountId, savedOn };
}
