import { ApiProperty } from '@nestjs/swagger';
import type { DraftView } from './draft-reader.js';

export class DraftDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'prague-2026' })
  communique!: string;

  @ApiProperty({ example: 1, description: 'The number of the revision that it is aligned with.' })
  basedOn!: number;

  @ApiProperty({ description: 'SHA-256 of the bytes, hexadecimal.' })
  sha256!: string;

  @ApiProperty({ enum: ['draft', 'published', 'discarded'] })
  status!: string;

  @ApiProperty({ description: 'Counts the changes of the draft; the ETag.' })
  version!: number;

  @ApiProperty({ example: '2026-03-01T10:00:00.000Z' })
  createdAt!: string;
}

export class DraftListDto {
  @ApiProperty({ type: [DraftDto] })
  items!: readonly DraftDto[];
}

export function presentDraft({ communique, draft, base }: DraftView): DraftDto {
  const { id, sha256, status, version, createdAt } = draft;
  return { id, communique: communique.slug, basedOn: base.number, sha256, status, version, createdAt };
}
