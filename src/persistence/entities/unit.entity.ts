import { Entity } from 'typeorm';
import type { UnitState, UnitSubState } from '../../domain/units/unit-state.js';
import { IntegerColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('translation_unit')
export class UnitEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  clauseKey!: string;

  @TextColumn()
  language!: string;

  @TextColumn()
  communiqueId!: string;

  @TextColumn()
  jobId!: string;

  @IntegerColumn()
  position!: number;

  @IntegerColumn()
  wordCount!: number;

  @TextColumn()
  state!: UnitState;

  @TextColumn({ nullable: true })
  subState!: UnitSubState;

  @TextColumn({ nullable: true })
  currentTargetId!: string | null;

  @IntegerColumn()
  version!: number;

  @TextColumn({ nullable: true })
  assigneeId!: string | null;

  @TimeColumn({ nullable: true })
  leaseUntil!: string | null;
}
