import { Entity } from 'typeorm';
import type { RevisionStatus } from '../records.js';
import { IntegerColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('source_revision')
export class RevisionEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  communiqueId!: string;

  @IntegerColumn()
  number!: number;

  @TextColumn()
  text!: string;

  @TextColumn()
  sha256!: string;

  @TextColumn()
  mediaType!: string;

  @TextColumn()
  status!: RevisionStatus;

  @TimeColumn()
  createdAt!: string;

  @TimeColumn({ nullable: true })
  publishedAt!: string | null;
}
