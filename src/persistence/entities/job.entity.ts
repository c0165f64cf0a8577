import { Entity } from 'typeorm';
import type { JobStatus } from '../records.js';
import { IntegerColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('translation_job')
export class JobEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  revisionId!: string;

  @TextColumn()
  communiqueId!: string;

  @TextColumn()
  language!: string;

  @TextColumn()
  status!: JobStatus;

  @TextColumn({ nullable: true })
  dueDate!: string | null;

  @IntegerColumn()
  unitsInitial!: number;

  @IntegerColumn()
  unitsTranslated!: number;

  @IntegerColumn()
  unitsReviewed!: number;

  @IntegerColumn()
  unitsFinal!: number;

  @IntegerColumn()
  wordsInitial!: number;

  @IntegerColumn()
  wordsTranslated!: number;

  @IntegerColumn()
  wordsReviewed!: number;

  @IntegerColumn()
  wordsFinal!: number;

  @TimeColumn()
  createdAt!: string;
}
