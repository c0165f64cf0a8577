import { Entity } from 'typeorm';
import type { Relation } from '../../domain/alignment/alignment.js';
import { BooleanColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('clause_origin')
export class ClauseOriginEntity {
  @KeyColumn()
  revisionId!: string;

  @KeyColumn()
  clauseKey!: string;

  @KeyColumn()
  originClauseKey!: string;

  @TextColumn()
  relation!: Relation;

  @BooleanColumn()
  edited!: boolean;

  @BooleanColumn()
  moved!: boolean;

  @BooleanColumn()
  renumbered!: boolean;

  @BooleanColumn()
  editorial!: boolean;

  @TextColumn({ nullable: true })
  confirmedById!: string | null;

  @TimeColumn({ nullable: true })
  confirmedAt!: string | null;
}
