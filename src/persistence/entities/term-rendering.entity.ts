import { Entity } from 'typeorm';
import type { RenderingKind, RenderingStatus } from '../../domain/terms/term.js';
import { IntegerColumn, JsonColumn, KeyColumn, TextColumn } from './columns.js';

@Entity('term_rendering')
export class TermRenderingEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  entryId!: string;

  @IntegerColumn()
  position!: number;

  @TextColumn()
  language!: string;

  @TextColumn()
  text!: string;

  @TextColumn()
  folded!: string;

  @TextColumn()
  kind!: RenderingKind;

  @JsonColumn()
  variants!: readonly string[];

  @TextColumn({ nullable: true })
  note!: string | null;

  @TextColumn()
  status!: RenderingStatus;
}
