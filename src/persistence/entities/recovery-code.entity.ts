import { Entity } from 'typeorm';
import { KeyColumn, TextColumn } from './columns.js';

@Entity('recovery_code')
export class RecoveryCodeEntity {
  @KeyColumn()
  accountId!: string;

  @KeyColumn()
  hash!: string;

  @TextColumn({ nullable: true })
  usedOn!: string | null;
}
