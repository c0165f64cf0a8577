import { ApiProperty } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { PasskeyRecord } from '../../persistence/people-records.js';

/** Who is there is asked again before a factor is changed. */
export class ConfirmationDto {
  @ApiProperty({
    ...{ required: false, format: 'password', maxLength: 1024 },
    description: 'Yours. Whoever has none needs a session younger than ten minutes instead.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  passphrase?: string;
}

export class TotpOfferDto {
  @ApiProperty({ description: 'Base 32, for an authenticator app. It is not shown again.' })
  secret!: string;

  @ApiProperty({ description: 'The same as a link, or to be drawn as a QR code.' })
  uri!: string;
}

export class TotpCodeDto {
  @ApiProperty({ example: '492039' })
  @IsString()
  @MaxLength(20)
  code!: string;
}

export class RecoveryCodesDto {
  @ApiProperty({ type: [String], description: 'Each is good once. They are not shown again.' })
  codes!: readonly string[];
}

export class TotpStateDto {
  @ApiProperty({ format: 'date' })
  addedOn!: string;
}

export class FactorsDto {
  @ApiProperty({ type: TotpStateDto, nullable: true })
  totp!: TotpStateDto | null;

  @ApiProperty({ type: 'integer' })
  passkeys!: number;

  @ApiProperty({ type: 'integer' })
  recoveryCodesLeft!: number;
}

export class PasskeyAdditionDto {
  @ApiProperty({ example: 'Blue key', minLength: 1, maxLength: 60 })
  @IsString()
  @Length(1, 60)
  name!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What `navigator.credentials.create()` gave, `.toJSON()`.',
  })
  @IsObject()
  response!: object;
}

export class PasskeyDto {
  @ApiProperty()
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ format: 'date' })
  addedOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  lastUsedOn!: string | null;
}

export class AddedPasskeyDto extends PasskeyDto {
  @ApiProperty({
    ...{ type: [String], nullable: true },
    description: 'Made with the first passkey: each is good once. They are not shown again.',
  })
  recoveryCodes!: readonly string[] | null;
}

export class PasskeysDto {
  @ApiProperty({ type: [PasskeyDto] })
  items!: PasskeyDto[];
}

export function presentPasskey({ id, name, addedOn, lastUsedOn }: PasskeyRecord): PasskeyDto {
  return { id, name, addedOn, lastUsedOn };
}
