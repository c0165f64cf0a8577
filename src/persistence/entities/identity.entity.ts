import { Entity } from 'typeorm';
import { KeyColumn, TextColumn } from './columns.js';

@Entity('identity')
export class IdentityEntity {
  @KeyColumn()
  issuer!: string;

  @KeyColumn()
  subject!: string;

  @TextColumn()
  accountId!: string;

  @TextColumn()
  linkedOn!: string;
}
