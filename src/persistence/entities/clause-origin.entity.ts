import { Entity } from 'typeorm';
import { BooleanColumn, KeyColumn, TextColumn } from './columns.js';

@Entity('clause_origin')
export class ClauseOriginEntity {
  @KeyColumn()
  revisionId!: string;

  @KeyColumn()
  clauseKey!: string;

  @KeyColumn()
  originClauseKey!: string;

  @TextColumn()
  relation!: string;

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
}
