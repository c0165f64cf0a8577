import { Entity } from 'typeorm';
import type { StoredAnswer } from '../records.js';
import { JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('idempotency_key')
export class IdempotencyEntity {
  @KeyColumn()
  accountId!: string;

  @KeyColumn()
  key!: string;

  @TextColumn()
  route!: string;

  @TextColumn()
  bodyHash!: string;

  @JsonColumn({ nullable: true })
  answer!: StoredAnswer | null;

  @TimeColumn()
  createdAt!: string;
}
