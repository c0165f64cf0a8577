import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { dayOf } from '../http/day-of.js';
import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '../http/page.js';
import type { TaskRecord, TaskState } from '../persistence/records.js';

const TASK_STATES = ['pending', 'running', 'done', 'dead'] as const satisfies readonly TaskState[];

export class TasksQuery extends PageQuery {
  @ApiPropertyOptional({ enum: TASK_STATES })
  @IsOptional()
  @IsIn(TASK_STATES)
  state?: TaskState;
}

export class TaskDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'build-edition' })
  name!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Ids only.' })
  payload!: Readonly<Record<string, string>>;

  @ApiProperty({ enum: TASK_STATES, description: 'dead: given up; somebody has to look and retry.' })
  state!: TaskState;

  @ApiProperty({ description: 'How often it was begun.' })
  attempts!: number;

  @ApiProperty({ type: String, nullable: true })
  lastError!: string | null;

  @ApiProperty({ example: '2026-03-01', format: 'date' })
  createdOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  finishedOn!: string | null;
}

export class TaskPageDto {
  @ApiProperty({ type: [TaskDto] })
  items!: readonly TaskDto[];
}

export function presentTask(task: TaskRecord): TaskDto {
  const { id, name, payload, state, attempts, lastError, createdAt, finishedAt } = task;
  return {
    id,
    name,
    payload,
    state,
    attempts,
    lastError,
    createdOn: dayOf(createdAt),
    finishedOn: dayOf(finishedAt),
  };
}
