import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import type { Grants } from '../../domain/accounts/grants.js';
import { dayOf } from '../days.js';
import { GrantDto } from '../grants.dto.js';
import { CodeDto } from '../invitations/invitations.dto.js';
import { ConfirmationDto } from './profile.dto.js';
import type { PersonView } from './people.service.js';

export class PersonDto {
  @ApiProperty({ example: 'quiet-heron' })
  handle!: string;

  @ApiProperty({ type: [GrantDto], description: 'Those that the caller may know of.' })
  roles!: Grants;

  @ApiPropertyOptional({ description: 'For coordinators.' })
  disabled?: boolean;

  @ApiPropertyOptional({ example: '2026-03-01', description: 'For coordinators.' })
  joinedOn?: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '2026-03-01',
    description: 'For coordinators.',
  })
  lastSeenOn?: string | null;
}

export class PersonPageDto {
  @ApiProperty({ type: [PersonDto] })
  items!: readonly PersonDto[];
}

/** Yours, where somebody becomes a coordinator by it. */
export class SetRolesDto extends ConfirmationDto {
  @ApiProperty({ type: [GrantDto], description: 'All of them; at most one a language.' })
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => GrantDto)
  roles!: GrantDto[];
}

/** Yours, where the second factor is removed. */
export class MakeResetDto extends ConfirmationDto {
  @ApiPropertyOptional({
    default: false,
    description: 'Using the code takes the second factor away as well.',
  })
  @IsOptional()
  @IsBoolean()
  removeSecondFactor?: boolean;
}

export class MadeResetDto {
  @ApiProperty({ example: '7K3QD-M2WZ9-…', description: 'Shown once; good for a day.' })
  code!: string;

  @ApiProperty({ example: 'https://concord.example/join/7K3QD-M2WZ9-…' })
  link!: string;

  @ApiProperty({ example: '2026-03-02T10:00:00.000Z' })
  expiresAt!: string;
}

export class UseResetDto extends CodeDto {
  @ApiProperty({ format: 'password', description: 'The new one.' })
  @IsString()
  @MaxLength(1024)
  passphrase!: string;
}

export function presentPerson({ account, roles, isOpen }: PersonView): PersonDto {
  const { handle, disabledAt, createdAt, lastSeenOn } = account;
  if (!isOpen) return { handle, roles };
  return { handle, roles, disabled: disabledAt !== null, joinedOn: dayOf(createdAt), lastSeenOn };
}
