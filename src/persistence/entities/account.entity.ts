import { Entity } from 'typeorm';
import { KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('account')
export class AccountEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  handle!: string;

  @TextColumn({ nullable: true })
  passphraseHash!: string | null;

  @TextColumn({ nullable: true })
  uiLanguage!: string | null;

  @TextColumn({ nullable: true })
  lastSeenOn!: string | null;

  @TimeColumn()
  createdAt!: string;

  @TimeColumn({ nullable: true })
  disabledAt!: string | null;

  @TextColumn({ nullable: true })
  deletedOn!: string | null;
}
