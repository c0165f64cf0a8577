import { Entity } from 'typeorm';
import type { TermEntry } from '../../domain/terms/term.js';
import type { TermAction } from '../term-records.js';
import { IntegerColumn, JsonColumn, NumberKeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('term_change')
export class TermChangeEntity {
  @NumberKeyColumn()
  number!: number;

  @TextColumn()
  entryId!: string;

  @IntegerColumn()
  version!: number;

  @TimeColumn()
  at!: string;

  @TextColumn()
  action!: TermAction;

  @TextColumn({ nullable: true })
  actorId!: string | null;

  @JsonColumn()
  entry!: TermEntry;
}
