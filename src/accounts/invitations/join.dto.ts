import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Grants } from '../../domain/accounts/grants.js';
import { GrantDto } from '../grants.dto.js';
import { CodeDto } from './invitations.dto.js';
import type { JoinWish } from './join.service.js';

export class JoinDto extends CodeDto {
  @ApiProperty({ description: '12 to 256 characters; nothing that was found in breaches.' })
  @IsString()
  @MaxLength(1000)
  passphrase!: string;

  @ApiPropertyOptional({ example: 'quiet-heron', description: 'Absent: a random one.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  handle?: string;

  @ApiPropertyOptional({ example: 'fr', description: 'BCP 47; absent: what the browser asks for.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  uiLanguage?: string;

  @ApiPropertyOptional({ description: 'The computer is not one’s own: a short session.' })
  @IsOptional()
  @IsBoolean()
  shared?: boolean;
}

export class JoinedDto {
  @ApiProperty({ example: 'quiet-heron' })
  handle!: string;

  @ApiProperty({ type: [GrantDto] })
  roles!: Grants;

  @ApiProperty({ enum: ['signed-in'] })
  stage!: 'signed-in';
}

export function joinWish(body: JoinDto, address: string, earlier: string | null): JoinWish {
  const { code, passphrase, handle, uiLanguage, shared } = body;
  return {
    ...{ code, by: { passphrase }, handle: handle ?? null, uiLanguage: uiLanguage ?? null },
    ...{ shared: shared ?? false, address, earlier },
  };
}
