import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, ValidateIf } from 'class-validator';
import type { Caller } from '../../domain/accounts/caller.js';
import type { Grants } from '../../domain/accounts/grants.js';
import { OwnEventDto, presentOwnEvent } from '../audit/audit.dto.js';
import { GrantDto } from '../grants.dto.js';
import type { Profile } from './profile.service.js';

/** Who the caller is. */
export class MeDto {
  @ApiProperty({ example: 'quiet-heron' })
  handle!: string;

  @ApiProperty({ type: [GrantDto], description: 'What the caller may do: of a token, what it was made for.' })
  roles!: Grants;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'fr',
    description: 'Null: what the browser asks for.',
  })
  uiLanguage!: string | null;

  @ApiProperty({
    type: [OwnEventDto],
    description:
      'What others did with the account in the last 30 days, newest first; empty for an API token.',
  })
  notices!: readonly OwnEventDto[];
}

export class ChangeProfileDto {
  @ApiPropertyOptional({ example: 'quiet-heron', description: '1 to 40 of a–z, 0–9 and hyphens.' })
  @ValidateIf((_, value) => value !== undefined)
  @IsString()
  @MaxLength(60)
  handle?: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'fr', description: 'BCP 47; null: none.' })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsString()
  @MaxLength(60)
  uiLanguage?: string | null;
}

/** Shows that it is still the owner who is there. */
export class ConfirmationDto {
  @ApiPropertyOptional({ format: 'password', description: 'Yours; of an account that has one.' })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  passphrase?: string;
}

export function presentMe({ grants }: Caller, { account, notices }: Profile): MeDto {
  const { handle, uiLanguage } = account;
  return { handle, roles: grants, uiLanguage, notices: notices.map(presentOwnEvent) };
}
