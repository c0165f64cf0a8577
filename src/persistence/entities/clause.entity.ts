import { Entity } from 'typeorm';
import { KeyColumn, TextColumn } from './columns.js';

@Entity('clause')
export class ClauseEntity {
  @KeyColumn()
  key!: string;

  @TextColumn()
  communiqueId!: string;
}
