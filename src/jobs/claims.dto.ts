import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ClaimRequest } from './claims.service.js';

/** Which unit is wanted next. */
export class ClaimDto {
  @ApiPropertyOptional({ enum: ['translate', 'review'], default: 'translate' })
  @IsOptional()
  @IsIn(['translate', 'review'])
  purpose: 'translate' | 'review' = 'translate';

  @ApiPropertyOptional({
    example: '2',
    description: 'First clause: its canonical number, or # and its position.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  from?: string;

  @ApiPropertyOptional({
    example: '#12',
    description: 'Last clause, likewise; its sub-clauses are in the range.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  to?: string;
}

export function claimRequest(dto: ClaimDto): ClaimRequest {
  return { purpose: dto.purpose, from: dto.from ?? null, to: dto.to ?? null };
}
