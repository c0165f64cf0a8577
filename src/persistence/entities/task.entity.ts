import { Entity } from 'typeorm';
import type { TaskState } from '../records.js';
import { IntegerColumn, JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('outbox_task')
export class TaskEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  name!: string;

  @JsonColumn()
  payload!: Readonly<Record<string, string>>;

  @TextColumn({ nullable: true })
  dedupeKey!: string | null;

  @TextColumn()
  state!: TaskState;

  @IntegerColumn()
  attempts!: number;

  @IntegerColumn()
  returned!: number;

  @TimeColumn()
  notBefore!: string;

  @TimeColumn({ nullable: true })
  leaseUntil!: string | null;

  @TextColumn({ nullable: true })
  lastError!: string | null;

  @TimeColumn()
  createdAt!: string;

  @TimeColumn({ nullable: true })
  finishedAt!: string | null;
}
