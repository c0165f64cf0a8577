import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsObject, IsOptional, IsString, MaxLength } from 'class-validator';
import { METHODS, type Method } from '../factors/second-factors.js';
import type { SessionRecord } from '../../persistence/people-records.js';
import type { BegunSession } from './sessions.service.js';

/** Longer than any passphrase that is taken, in UTF-16 units. */
const LONGEST_SENT = 1024;

export class SignInDto {
  @ApiProperty({ example: 'quiet-heron', maxLength: 100 })
  @IsString()
  @MaxLength(100)
  handle!: string;

  @ApiProperty({ format: 'password', maxLength: LONGEST_SENT })
  @IsString()
  @MaxLength(LONGEST_SENT)
  passphrase!: string;

  @ApiProperty({
    required: false,
    default: false,
    description: 'Others use this computer: the session is short and forgotten when the browser is closed.',
  })
  @IsOptional()
  @IsBoolean()
  shared?: boolean;
}

/** One of the three. */
export class SecondFactorDto {
  @ApiProperty({ required: false, example: '492039', description: 'The code of an authenticator app.' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  totp?: string;

  @ApiProperty({ required: false, description: 'As it was shown; case, spaces and hyphens do not matter.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  recoveryCode?: string;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'What `navigator.credentials.get()` gave, `.toJSON()`.',
  })
  @IsOptional()
  @IsObject()
  passkey?: object;
}

export class StageDto {
  @ApiProperty({
    enum: ['signed-in', 'second-factor'],
    description: '`second-factor`: nothing is open yet but that, for ten minutes.',
  })
  stage!: SessionRecord['stage'];

  @ApiProperty({ required: false, enum: METHODS, isArray: true, description: 'By what it may be shown.' })
  methods?: readonly Method[];
}

export class SessionDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ description: 'The session that asks.' })
  current!: boolean;

  @ApiProperty()
  shared!: boolean;

  @ApiProperty({ enum: ['join', 'passphrase', 'oidc'] })
  via!: SessionRecord['via'];

  @ApiProperty({ format: 'date-time' })
  beganAt!: string;

  @ApiProperty({ format: 'date-time', description: 'Written every five minutes.' })
  usedAt!: string;

  @ApiProperty({ format: 'date-time', description: 'When it ends at the latest.' })
  expiresAt!: string;
}

export class SessionsDto {
  @ApiProperty({ type: [SessionDto] })
  items!: SessionDto[];
}

export class PassphraseChangeDto {
  @ApiProperty({
    ...{ required: false, format: 'password', maxLength: LONGEST_SENT },
    description: 'The one in force. Whoever has none needs a session younger than ten minutes instead.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_SENT)
  passphrase?: string;

  @ApiProperty({ format: 'password', maxLength: LONGEST_SENT, description: '12 to 256 characters.' })
  @IsString()
  @MaxLength(LONGEST_SENT)
  newPassphrase!: string;

  @ApiPropertyOptional({ default: false, description: 'Your API tokens end as well.' })
  @IsOptional()
  @IsBoolean()
  revokeTokens?: boolean;
}

export class OfferedPassphraseDto {
  @ApiProperty({ description: 'Six random words (66 bits). It is kept nowhere.' })
  passphrase!: string;
}

export function presentStage({ stage }: BegunSession, methods: readonly Method[] = []): StageDto {
  return stage === 'signed-in' ? { stage } : { stage, methods };
}

/** To its owner: to others a session is nothing. */
export function presentSession(session: SessionRecord, currentId: string): SessionDto {
  const { id, shared, via, createdAt, usedAt, expiresAt } = session;
  return { id, current: id === currentId, shared, via, beganAt: createdAt, usedAt, expiresAt };
}
