import { Entity } from 'typeorm';
import type { Verdict } from '../records.js';
import { KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('review')
export class ReviewEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  unitId!: string;

  @TextColumn()
  targetId!: string;

  @TextColumn()
  verdict!: Verdict;

  @TextColumn({ nullable: true })
  reason!: string | null;

  @TextColumn({ nullable: true })
  reviewerId!: string | null;

  @TimeColumn()
  createdAt!: string;
}
