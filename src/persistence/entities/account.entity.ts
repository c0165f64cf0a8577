import { Entity } from 'typeorm';
import { KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('account')
export class AccountEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  handle!: string;

  @TimeColumn()
  createdAt!: string;

  @TimeColumn({ nullable: true })
  disabledAt!: string | null;
}
