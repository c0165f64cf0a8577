import { Entity } from 'typeorm';
import { IntegerColumn, KeyColumn, TextColumn } from './columns.js';

@Entity('edition_file')
export class EditionFileEntity {
  @KeyColumn()
  editionId!: string;

  @KeyColumn()
  extension!: string;

  @TextColumn()
  mediaType!: string;

  @TextColumn()
  sha256!: string;

  @IntegerColumn()
  size!: number;
}
