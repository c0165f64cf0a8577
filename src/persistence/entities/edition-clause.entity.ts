import { Entity } from 'typeorm';
import { BooleanColumn, KeyColumn, NumberKeyColumn, TextColumn } from './columns.js';

@Entity('edition_clause')
export class EditionClauseEntity {
  @KeyColumn()
  editionId!: string;

  @NumberKeyColumn()
  position!: number;

  @TextColumn()
  clauseKey!: string;

  @TextColumn({ nullable: true })
  targetId!: string | null;

  @BooleanColumn()
  stale!: boolean;
}
