import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** A sign-in elsewhere that belongs to the caller. */
export class IdentityDto {
  @ApiProperty({ description: 'Names it here; it is not what the provider calls you.' })
  id!: string;

  @ApiProperty({ example: 'https://id.example.org' })
  issuer!: string;

  @ApiProperty({ format: 'date' })
  linkedOn!: string;
}

export class IdentitiesDto {
  @ApiProperty({ type: [IdentityDto] })
  items!: readonly IdentityDto[];
}

/** Who is there is asked again before a sign-in is taken away. */
export class UnlinkDto {
  @ApiProperty({
    ...{ required: false, format: 'password', maxLength: 1024 },
    description: 'Yours. Whoever has none needs a session younger than ten minutes instead.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1024)
  passphrase?: string;
}
