import { Entity } from 'typeorm';
import type { TermStatus } from '../../domain/terms/term.js';
import { BooleanColumn, IntegerColumn, KeyColumn, TextColumn } from './columns.js';

@Entity('term_entry')
export class TermEntryEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  sourceLanguage!: string;

  @TextColumn()
  label!: string;

  @TextColumn({ nullable: true })
  definition!: string | null;

  @TextColumn({ nullable: true })
  partOfSpeech!: string | null;

  @TextColumn({ nullable: true })
  note!: string | null;

  @TextColumn()
  status!: TermStatus;

  @BooleanColumn()
  doNotTranslate!: boolean;

  @TextColumn({ nullable: true })
  communiqueId!: string | null;

  @IntegerColumn()
  version!: number;
}
