import { Entity } from 'typeorm';
import type { MemoryImportState } from '../memory-records.js';
import { IntegerColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('memory_import')
export class MemoryImportEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  name!: string;

  @TextColumn()
  state!: MemoryImportState;

  @IntegerColumn()
  entries!: number;

  @TimeColumn()
  createdAt!: string;

  @TimeColumn()
  touchedAt!: string;
}
