import { Entity } from 'typeorm';
import { BooleanColumn, IntegerColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('edition')
export class EditionEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  communiqueId!: string;

  @TextColumn()
  revisionId!: string;

  @TextColumn()
  jobId!: string;

  @TextColumn()
  language!: string;

  @IntegerColumn()
  number!: number;

  @BooleanColumn()
  partial!: boolean;

  @TextColumn()
  fingerprint!: string;

  @TimeColumn()
  publishedAt!: string;

  @IntegerColumn()
  unitsTotal!: number;

  @IntegerColumn()
  unitsTranslated!: number;
}
