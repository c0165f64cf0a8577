import { Entity } from 'typeorm';
import type { ClauseKind } from '../../domain/clauses/clause.js';
import type { ClauseSource } from '../records.js';
import { IntegerColumn, JsonColumn, KeyColumn, TextColumn } from './columns.js';

@Entity('revision_clause')
export class RevisionClauseEntity {
  @KeyColumn()
  revisionId!: string;

  @KeyColumn()
  clauseKey!: string;

  @IntegerColumn()
  position!: number;

  @IntegerColumn({ nullable: true })
  parentPosition!: number | null;

  @IntegerColumn()
  depth!: number;

  @TextColumn()
  kind!: ClauseKind;

  @TextColumn({ nullable: true })
  number!: string | null;

  @TextColumn({ nullable: true })
  marker!: string | null;

  @TextColumn()
  text!: string;

  @TextColumn()
  textHash!: string;

  @IntegerColumn()
  wordCount!: number;

  @JsonColumn()
  source!: ClauseSource;
}
