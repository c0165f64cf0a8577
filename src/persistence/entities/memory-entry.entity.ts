import { Entity } from 'typeorm';
import type { SentencePlace } from '../memory-records.js';
import { IntegerColumn, JsonColumn, NumberKeyColumn, TextColumn } from './columns.js';

@Entity('memory_entry')
export class MemoryEntryEntity {
  @NumberKeyColumn()
  id!: number;

  @TextColumn({ nullable: true })
  importId!: string | null;

  @TextColumn({ nullable: true })
  communiqueId!: string | null;

  @TextColumn({ nullable: true })
  clauseKey!: string | null;

  @IntegerColumn({ nullable: true })
  revision!: number | null;

  @TextColumn()
  sourceLanguage!: string;

  @TextColumn()
  targetLanguage!: string;

  @TextColumn()
  source!: string;

  @TextColumn()
  target!: string;

  @JsonColumn({ nullable: true })
  sentences!: readonly SentencePlace[] | null;

  @IntegerColumn()
  sourceHash!: number;

  @IntegerColumn({ nullable: true })
  previousHash!: number | null;

  @IntegerColumn({ nullable: true })
  nextHash!: number | null;

  @IntegerColumn({ nullable: true })
  supersededBy!: number | null;

  @TextColumn()
  createdOn!: string;
}
