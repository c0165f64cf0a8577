import { Entity } from 'typeorm';
import { KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('contest')
export class ContestEntity {
  @KeyColumn()
  targetId!: string;

  @TextColumn()
  unitId!: string;

  @TextColumn()
  revisionId!: string;

  @TextColumn()
  reason!: string;

  @TextColumn({ nullable: true })
  authorId!: string | null;

  @TimeColumn()
  createdAt!: string;
}
