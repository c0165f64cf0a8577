import { ApiProperty } from '@nestjs/swagger';
import type { Caller } from '../domain/accounts/caller.js';
import type { Grants } from '../domain/accounts/grants.js';
import type { AccountRecord } from '../persistence/people-records.js';
import { GrantDto } from './grants.dto.js';

/** Who the caller is. */
export class MeDto {
  @ApiProperty({ example: 'quiet-heron' })
  handle!: string;

  @ApiProperty({ type: [GrantDto], description: 'What the caller may do: of a token, what it was made for.' })
  roles!: Grants;
}

export function presentMe(caller: Caller, account: AccountRecord): MeDto {
  return { handle: account.handle, roles: caller.grants };
}
