import { Entity } from 'typeorm';
import type { Grants } from '../../domain/accounts/grants.js';
import type { InvitationRecord } from '../people-records.js';
import { BooleanColumn, JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('invitation')
export class InvitationEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  hash!: string;

  @TextColumn()
  purpose!: InvitationRecord['purpose'];

  @JsonColumn()
  grants!: Grants;

  @TextColumn({ nullable: true })
  accountId!: string | null;

  @BooleanColumn()
  dropsFactors!: boolean;

  @TimeColumn()
  expiresAt!: string;

  @TextColumn({ nullable: true })
  createdById!: string | null;

  @TimeColumn()
  createdAt!: string;

  @TimeColumn({ nullable: true })
  usedAt!: string | null;

  @TextColumn({ nullable: true })
  usedById!: string | null;

  @TimeColumn({ nullable: true })
  revokedAt!: string | null;
}
