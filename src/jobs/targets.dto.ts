import { ApiProperty } from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import type { TargetRecord } from '../persistence/records.js';

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
}

export class TargetListDto {
  @ApiProperty({ type: [PastTargetDto] })
  items!: readonly PastTargetDto[];
}

export function presentPastTarget(
  target: TargetRecord,
  caller: Caller,
  handles: ReadonlyMap<string, string>,
): PastTargetDto {
  const author = target.authorId === null ? null : (handles.get(target.authorId) ?? null);
  return { ...fields(target, caller), author };
}

export function presentTarget(target: TargetRecord, caller: Caller): TargetDto {
  return fields(target, caller);
}

function fields(target: TargetRecord, caller: Caller) {
  const { id, seq, text, origin, restoredFrom, createdAt } = target;
  const savedOn = createdAt.slice(0, 10);
  return { id, seq, text, origin, restoredFrom, mine: target.authorId === caller.accountId, savedOn };
}
