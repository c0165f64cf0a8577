import { Entity } from 'typeorm';
import type { Role } from '../../domain/accounts/grants.js';
import { JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('api_token')
export class TokenEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  prefix!: string;

  @TextColumn()
  hash!: string;

  @TextColumn()
  accountId!: string;

  @TextColumn()
  name!: string;

  @TextColumn()
  role!: Role;

  @JsonColumn()
  languages!: readonly string[];

  @TimeColumn({ nullable: true })
  expiresAt!: string | null;

  @TimeColumn({ nullable: true })
  revokedAt!: string | null;

  @TextColumn({ nullable: true })
  lastUsedOn!: string | null;

  @TimeColumn()
  createdAt!: string;
}
