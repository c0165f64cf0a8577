import { Entity } from 'typeorm';
import { JsonColumn, KeyColumn, RealColumn, TextColumn } from './columns.js';

@Entity('passkey')
export class PasskeyEntity {
  @KeyColumn()
  id!: string;

  @TextColumn()
  accountId!: string;

  @TextColumn()
  publicKey!: string;

  @RealColumn()
  signCount!: number;

  @JsonColumn()
  transports!: readonly string[];

  @TextColumn()
  name!: string;

  @TextColumn()
  addedOn!: string;

  @TextColumn({ nullable: true })
  lastUsedOn!: string | null;
}
