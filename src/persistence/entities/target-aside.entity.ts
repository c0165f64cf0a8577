import { Entity } from 'typeorm';
import type { UnitState, UnitSubState } from '../../domain/units/unit-state.js';
import { KeyColumn, TextColumn } from './columns.js';

@Entity('target_aside')
export class TargetAsideEntity {
  @KeyColumn()
  targetId!: string;

  @TextColumn()
  state!: UnitState;

  @TextColumn({ nullable: true })
  subState!: UnitSubState;
}
