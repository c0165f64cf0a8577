import { ApiProperty } from '@nestjs/swagger';
import { type Caller, type Role, ROLES } from '../domain/accounts/caller.js';
import type { AccountRecord } from '../persistence/records.js';

/** Who the caller is. */
export class MeDto {
  @ApiProperty({ example: 'quiet-heron' })
  handle!: string;

  @ApiProperty({ enum: ROLES, description: 'What the token may do.' })
  role!: Role;

  @ApiProperty({
    type: [String],
    example: ['fr'],
    description: 'BCP 47; empty: every language (coordinator).',
  })
  languages!: readonly string[];
}

export function presentMe(caller: Caller, account: AccountRecord): MeDto {
  return { handle: account.handle, role: caller.role, languages: caller.languages };
}
