import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Impact } from '../domain/alignment/impact.js';
import { PageQuery } from '../http/page.js';
import type { RevisionClauseRecord } from '../persistence/records.js';
import { DiffRunDto } from '../http/diff.dto.js';
import type { AlignmentRow } from './draft-alignment.service.js';
import type { DraftView } from './draft-reader.js';
import type { CorrectionWish } from './drafts.service.js';

export class AlignmentQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: ['position', 'confidence'],
    default: 'position',
    description: 'confidence: what nobody has looked at first, and of that the least sure.',
  })
  @IsOptional()
  @IsIn(['position', 'confidence'])
  sort: 'position' | 'confidence' = 'position';
}

export class ImpactQuery {
  @ApiPropertyOptional({
    type: String,
    example: 'fr',
    default: 'en',
    description: 'The language of the summary.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  language = 'en';
}

/** What a coordinator says of one clause of a draft; what is not named stays as it is. */
export class CorrectionDto {
  @ApiPropertyOptional({
    type: [String],
    description:
      'Keys of the clauses it came from: several are merged, one that others name too is split, none: added.',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  origins?: string[];

  @ApiPropertyOptional({ description: 'The edit changes no meaning: translations stay as they are.' })
  @IsOptional()
  @IsBoolean()
  editorial?: boolean;

  @ApiPropertyOptional({ description: 'The link is right; a correction confirms by itself.' })
  @IsOptional()
  @IsBoolean()
  confirm?: boolean;
}

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

export class OriginDto {
  @ApiProperty()
  key!: string;

  @ApiProperty({ type: String, nullable: true, example: '1.a' })
  number!: string | null;

  @ApiProperty({ description: 'What the base revision says.' })
  text!: string;
}

export class RemovedListDto {
  @ApiProperty({ type: [OriginDto] })
  items!: readonly OriginDto[];
}

export class AlignmentRowDto {
  @ApiProperty({ description: 'Place in reading order, from 0.' })
  position!: number;

  @ApiProperty()
  kind!: string;

  @ApiProperty({ type: String, nullable: true, example: '1.a' })
  number!: string | null;

  @ApiProperty({ description: 'What the draft says.' })
  text!: string;

  @ApiProperty({ type: [OriginDto] })
  origins!: readonly OriginDto[];

  @ApiProperty({ enum: ['kept', 'split', 'merged', 'added'] })
  relation!: string;

  @ApiProperty({ description: 'The words differ; reformatting is no difference.' })
  edited!: boolean;

  @ApiProperty({ description: 'Another place among its neighbours.' })
  moved!: boolean;

  @ApiProperty({ description: 'The same order, another number.' })
  renumbered!: boolean;

  @ApiProperty({ description: 'The edit changes no meaning: translations stay as they are.' })
  editorial!: boolean;

  @ApiProperty({ description: 'How alike the words are, 0 to 1.' })
  similarity!: number;

  @ApiProperty({ description: 'How sure the link is, 0 to 1.' })
  confidence!: number;

  @ApiProperty({ description: 'A coordinator has looked at it.' })
  confirmed!: boolean;

  @ApiProperty({
    type: [DiffRunDto],
    nullable: true,
    description: 'From the origins to the draft; null where nothing differs.',
  })
  diff!: readonly DiffRunDto[] | null;
}

export class AlignmentPageDto {
  @ApiProperty({ type: [AlignmentRowDto] })
  items!: readonly AlignmentRowDto[];
}

export class CorrectedDto extends AlignmentRowDto {
  @ApiProperty({ description: 'The version of the draft; the ETag.' })
  version!: number;
}

export class ImpactFiguresDto {
  @ApiProperty({ description: 'Edited clauses: what is translated goes stale.' })
  stale!: number;

  @ApiProperty({ description: 'Split or merged: they start from the targets of their origins.' })
  restarted!: number;

  @ApiProperty({ description: 'Changed words in these.' })
  words!: number;
}

export class LanguageImpactDto extends ImpactFiguresDto {
  @ApiProperty({ example: 'fr' })
  language!: string;
}

export class ImpactDto extends ImpactFiguresDto {
  @ApiProperty({ description: 'One sentence.' })
  summary!: string;

  @ApiProperty()
  moved!: number;

  @ApiProperty({ description: 'Another number and the same words: at no cost.' })
  renumbered!: number;

  @ApiProperty({ description: 'Removed by an earlier revision, and back with their targets.' })
  returned!: number;

  @ApiProperty()
  added!: number;

  @ApiProperty({ description: 'Words of the added ones.' })
  addedWords!: number;

  @ApiProperty()
  removed!: number;

  @ApiProperty()
  editorial!: number;

  @ApiProperty({ type: [LanguageImpactDto], description: 'Only what is translated and not stale already.' })
  languages!: readonly LanguageImpactDto[];

  @ApiProperty({ type: ImpactFiguresDto, description: 'All languages together, counted in units.' })
  total!: ImpactFiguresDto;
}

export function correctionWish({ origins, editorial, confirm }: CorrectionDto): CorrectionWish {
  return { origins: origins ?? null, editorial: editorial ?? null, confirmed: confirm ?? null };
}

export function presentDraft({ communique, draft, base }: DraftView): DraftDto {
  const { id, sha256, status, version, createdAt } = draft;
  return { id, communique: communique.slug, basedOn: base.number, sha256, status, version, createdAt };
}

export function presentOrigin({ clauseKey, number, text }: RevisionClauseRecord): OriginDto {
  return { key: clauseKey, number, text };
}

export function presentRow(row: AlignmentRow): AlignmentRowDto {
  return rowFields(row);
}

export function presentCorrected(row: AlignmentRow, version: number): CorrectedDto {
  return { ...rowFields(row), version };
}

function rowFields({ link, clause, origins, diff }: AlignmentRow) {
  const { position, relation, edited, moved, renumbered, editorial, similarity, confidence, confirmed } =
    link;
  const { kind, number, text } = clause;
  return {
    ...{
      position,
      kind,
      number,
      text,
      origins: origins.map(presentOrigin),
      relation,
      edited,
      moved,
      renumbered,
    },
    ...{ editorial, similarity, confidence, confirmed, diff },
  };
}

export function presentImpact(impact: Impact, summary: string): ImpactDto {
  return { summary, ...impact };
}
