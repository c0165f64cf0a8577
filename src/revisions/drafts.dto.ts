import { ApiProperty } from '@nestjs/swagger';
import type { CorrectionFate } from '../domain/alignment/keep-corrections.js';
import { dayOf } from '../http/day-of.js';
import type { DraftView } from './draft-reader.js';
import type { RealignedDraft } from './drafts.service.js';

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

  @ApiProperty({ example: '2026-03-01', format: 'date' })
  createdOn!: string;
}

export class PastCorrectionDto {
  @ApiProperty({ description: 'Place of the clause in reading order, from 0.' })
  position!: number;

  @ApiProperty({ type: String, nullable: true, example: '1.a' })
  number!: string | null;

  @ApiProperty({
    enum: ['kept', 'to-confirm', 'dropped'],
    description:
      'to-confirm: an origin says something else now; origins stand, confirmation and editorial mark do not. dropped: proposed anew.',
  })
  fate!: string;
}

export class PastCorrectionsDto {
  @ApiProperty()
  kept!: number;

  @ApiProperty()
  toConfirm!: number;

  @ApiProperty()
  dropped!: number;

  @ApiProperty({ type: [PastCorrectionDto] })
  clauses!: readonly PastCorrectionDto[];
}

export class RealignedDraftDto extends DraftDto {
  @ApiProperty({
    type: PastCorrectionsDto,
    description: 'What became of the clauses that were corrected or confirmed.',
  })
  corrections!: PastCorrectionsDto;
}

export class DraftListDto {
  @ApiProperty({ type: [DraftDto] })
  items!: readonly DraftDto[];
}

export function presentDraft(view: DraftView): DraftDto {
  return fields(view);
}

export function presentRealigned(realigned: RealignedDraft): RealignedDraftDto {
  const { corrections } = realigned;
  const count = (wanted: CorrectionFate): number => corrections.filter(({ fate }) => fate === wanted).length;
  const counts = { kept: count('kept'), toConfirm: count('to-confirm'), dropped: count('dropped') };
  const clauses = corrections.map(({ position, number, fate }) => ({ position, number, fate }));
  return { ...fields(realigned), corrections: { ...counts, clauses } };
}

function fields({ communique, draft, base }: DraftView) {
  const { id, sha256, status, version, createdAt } = draft;
  return {
    id,
    communique: communique.slug,
    basedOn: base.number,
    sha256,
    status,
    version,
    createdOn: dayOf(createdAt),
  };
}
