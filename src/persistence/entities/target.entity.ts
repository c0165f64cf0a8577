import { Entity } from 'typeorm';
import type { TargetOrigin } from '../records.js';
import { IntegerColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('target')
export class TargetEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  unitId!: string;

  @IntegerColumn()
  seq!: number;

  @TextColumn()
  text!: string;

  @TextColumn()
  sourceTextHash!: string;

  @TextColumn()
  revisionId!: string;

  @TextColumn()
  origin!: TargetOrigin;

  @TextColumn({ nullable: true })
  restoredFrom!: string | null;

  @TextColumn({ nullable: true })
  authorId!: string | null;

  @TimeColumn()
  createdAt!: string;
}
