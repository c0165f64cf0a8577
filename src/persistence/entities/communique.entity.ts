import { Entity } from 'typeorm';
import type { CommuniqueSettings } from '../records.js';
import { JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('communique')
export class CommuniqueEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  slug!: string;

  @TextColumn()
  sourceLanguage!: string;

  @JsonColumn()
  settings!: CommuniqueSettings;

  @TimeColumn()
  createdAt!: string;
}
