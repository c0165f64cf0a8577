import { Entity } from 'typeorm';
import type { Role } from '../../domain/accounts/grants.js';
import { KeyColumn, TextColumn } from './columns.js';

@Entity('account_role')
export class AccountRoleEntity {
  @KeyColumn()
  accountId!: string;

  @KeyColumn()
  language!: string;

  @TextColumn()
  role!: Role;
}
