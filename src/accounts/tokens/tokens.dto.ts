import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { type Role, ROLES } from '../../domain/accounts/grants.js';
import { DomainError } from '../../domain/errors.js';
import type { TokenRecord } from '../../persistence/people-records.js';
import { dayOf, endOf, lastDayBefore, today } from '../days.js';
import { isInForce, type MadeToken, type TokenWish } from './tokens.service.js';

const DAY_MESSAGE = 'expiresOn must be a date that there is, YYYY-MM-DD';
const STATES = ['in-force', 'expired', 'revoked'] as const;

export class MakeTokenDto {
  @ApiProperty({ example: 'my CAT tool', maxLength: 60, description: 'Only you see it.' })
  @IsString()
  @MaxLength(60)
  name!: string;

  @ApiProperty({ enum: ROLES, description: 'At most your own.' })
  @IsIn(ROLES)
  role!: Role;

  @ApiPropertyOptional({ type: [String], example: ['fr'], description: 'Of a reviewer or translator.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  languages?: string[];

  @ApiPropertyOptional({ example: '2027-03-01', description: 'The last day (UTC); absent: until revoked.' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: DAY_MESSAGE })
  @IsISO8601({ strict: true }, { message: DAY_MESSAGE })
  expiresOn?: string;

  @ApiPropertyOptional({ format: 'password', description: 'Yours; of an account that has one.' })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  passphrase?: string;
}

export class TokenDto {
  @ApiProperty({ example: '1f0c9a7e', description: 'The public part: `concord_1f0c9a7e_…`.' })
  prefix!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: ROLES })
  role!: Role;

  @ApiProperty({ type: [String], description: 'Empty for a coordinator: every language.' })
  languages!: readonly string[];

  @ApiProperty({ enum: STATES })
  state!: (typeof STATES)[number];

  @ApiProperty({ example: '2026-03-01' })
  madeOn!: string;

  @ApiProperty({ type: String, nullable: true, example: '2027-03-01' })
  expiresOn!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-03-01' })
  lastUsedOn!: string | null;
}

export class MadeTokenDto extends TokenDto {
  @ApiProperty({ example: 'concord_1f0c9a7e_…', description: 'Shown once.' })
  token!: string;
}

export class TokensDto {
  @ApiProperty({ type: [TokenDto] })
  items!: readonly TokenDto[];
}

/** @throws DomainError `invalid-input` where the token would have expired already. */
export function tokenWish({ name, role, languages, expiresOn }: MakeTokenDto): TokenWish {
  if (expiresOn !== undefined && expiresOn < today())
    throw new DomainError('invalid-input', 'The token would have expired already.', { field: 'expiresOn' });
  const expiresAt = expiresOn === undefined ? null : endOf(expiresOn);
  return { name: name.trim(), role, languages: languages ?? [], expiresAt };
}

export function presentToken(token: TokenRecord): TokenDto {
  const { prefix, name, role, languages, expiresAt, createdAt, lastUsedOn } = token;
  return {
    ...{ prefix, name, role, languages, state: stateOf(token), madeOn: dayOf(createdAt), lastUsedOn },
    expiresOn: expiresAt === null ? null : lastDayBefore(expiresAt),
  };
}

export function presentMadeToken({ token, record }: MadeToken): MadeTokenDto {
  return Object.assign(presentToken(record), { token });
}

function stateOf(token: TokenRecord): TokenDto['state'] {
  if (isInForce(token, new Date().toISOString())) return 'in-force';
  return token.revokedAt === null ? 'expired' : 'revoked';
}
