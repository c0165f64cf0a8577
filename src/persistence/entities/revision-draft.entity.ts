import { Entity } from 'typeorm';
import type { RevisionStatus } from '../records.js';
import { IntegerColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('revision_draft')
export class RevisionDraftEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  communiqueId!: string;

  @TextColumn()
  baseId!: string;

  @TextColumn()
  text!: string;

  @TextColumn()
  sha256!: string;

  @TextColumn()
  mediaType!: string;

  @TextColumn()
  status!: RevisionStatus;

  @IntegerColumn()
  version!: number;

  @TimeColumn()
  createdAt!: string;
}
