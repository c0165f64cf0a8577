import { Entity } from 'typeorm';
import type { SessionRecord } from '../people-records.js';
import { BooleanColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('session')
export class SessionEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  hash!: string;

  @TextColumn()
  accountId!: string;

  @TextColumn()
  stage!: SessionRecord['stage'];

  @TextColumn()
  via!: SessionRecord['via'];

  @BooleanColumn()
  shared!: boolean;

  @TextColumn({ nullable: true })
  challenge!: string | null;

  @TimeColumn()
  createdAt!: string;

  @TimeColumn()
  usedAt!: string;

  @TimeColumn()
  expiresAt!: string;
}
