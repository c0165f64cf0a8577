import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Grants } from '../../domain/accounts/grants.js';
import { dayOf, lastDayBefore } from '../days.js';
import { GrantDto } from '../grants.dto.js';
import { isOpen } from './codes.js';
import type { CodePreview, InvitationView, InvitationWish, MadeInvitation } from './invitations.service.js';

const USUAL_DAYS = 7;
const MOST_DAYS = 90;
const STATES = ['open', 'used', 'revoked', 'expired'] as const;

export class InviteDto {
  @ApiProperty({ type: [GrantDto], description: 'What somebody is to be; at most one role a language.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => GrantDto)
  roles!: GrantDto[];

  @ApiPropertyOptional({ minimum: 1, maximum: MOST_DAYS, default: USUAL_DAYS, description: 'Days.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_DAYS)
  expiresInDays?: number;

  @ApiPropertyOptional({ format: 'password', description: 'Yours, where a coordinator is invited.' })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  passphrase?: string;
}

export class InvitationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: [GrantDto] })
  roles!: Grants;

  @ApiProperty({ enum: STATES })
  state!: (typeof STATES)[number];

  @ApiProperty({ example: '2026-03-01' })
  madeOn!: string;

  @ApiProperty({ example: '2026-03-08', description: 'The last day on which it is good (UTC).' })
  expiresOn!: string;

  @ApiProperty({ type: String, nullable: true, description: 'A handle; null: the command line.' })
  madeBy!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The handle of who has joined with it.' })
  usedBy!: string | null;
}

export class InvitationPageDto {
  @ApiProperty({ type: [InvitationDto] })
  items!: readonly InvitationDto[];
}

export class MadeInvitationDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '7K3QD-M2WZ9-…', description: 'Shown once; good for one person.' })
  code!: string;

  @ApiProperty({ example: 'https://concord.example/join/7K3QD-M2WZ9-…' })
  link!: string;

  @ApiProperty({ type: [GrantDto] })
  roles!: Grants;

  @ApiProperty({ example: '2026-03-08', description: 'The last day on which it is good (UTC).' })
  expiresOn!: string;
}

export class CodeDto {
  @ApiProperty({ description: 'Case, spaces and hyphens do not matter.' })
  @IsString()
  @MaxLength(100)
  code!: string;
}

export class CodePreviewDto {
  @ApiProperty({ enum: ['join', 'reset'] })
  purpose!: 'join' | 'reset';

  @ApiProperty({ type: [GrantDto], description: 'Of somebody who joins.' })
  roles!: Grants;
}

export function invitationWish({ roles, expiresInDays }: InviteDto): InvitationWish {
  return { roles, days: expiresInDays ?? USUAL_DAYS };
}

export function presentMade({ invitation, code, link }: MadeInvitation): MadeInvitationDto {
  const { id, grants, expiresAt } = invitation;
  return { id, code, link, roles: grants, expiresOn: lastDayBefore(expiresAt) };
}

export function presentInvitation({ invitation, madeBy, usedBy }: InvitationView): InvitationDto {
  const { id, grants, createdAt, expiresAt } = invitation;
  const days = { madeOn: dayOf(createdAt), expiresOn: lastDayBefore(expiresAt) };
  return { id, roles: grants, state: stateOf(invitation), ...days, madeBy, usedBy };
}

export function presentPreview({ purpose, roles }: CodePreview): CodePreviewDto {
  return { purpose, roles };
}

function stateOf(invitation: InvitationView['invitation']): InvitationDto['state'] {
  if (invitation.usedAt !== null) return 'used';
  if (invitation.revokedAt !== null) return 'revoked';
  return isOpen(invitation, new Date().toISOString()) ? 'open' : 'expired';
}
