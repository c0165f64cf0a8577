import { Entity } from 'typeorm';
import { IntegerColumn, KeyColumn, TextColumn } from './columns.js';

@Entity('totp')
export class TotpEntity {
  @KeyColumn()
  accountId!: string;

  @TextColumn()
  secret!: string;

  @TextColumn({ nullable: true })
  confirmedOn!: string | null;

  @IntegerColumn({ nullable: true })
  lastStep!: number | null;
}
