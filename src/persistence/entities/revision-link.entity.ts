import { Entity } from 'typeorm';
import type { Relation } from '../../domain/alignment/alignment.js';
import {
  BooleanColumn,
  JsonColumn,
  KeyColumn,
  NumberKeyColumn,
  RealColumn,
  TextColumn,
  TimeColumn,
} from './columns.js';

@Entity('revision_link')
export class RevisionLinkEntity {
  @KeyColumn()
  draftId!: string;

  @NumberKeyColumn()
  position!: number;

  @JsonColumn()
  origins!: readonly string[];

  @TextColumn()
  relation!: Relation;

  @BooleanColumn()
  edited!: boolean;

  @BooleanColumn()
  moved!: boolean;

  @BooleanColumn()
  renumbered!: boolean;

  @RealColumn()
  similarity!: number;

  @RealColumn()
  confidence!: number;

  @BooleanColumn()
  editorial!: boolean;

  @BooleanColumn()
  confirmed!: boolean;

  @TextColumn({ nullable: true })
  returns!: string | null;

  @TextColumn({ nullable: true })
  confirmedById!: string | null;

  @TimeColumn({ nullable: true })
  confirmedAt!: string | null;
}
