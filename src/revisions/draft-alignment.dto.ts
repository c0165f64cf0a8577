import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { DiffRunDto } from '../http/diff.dto.js';
import { PageQuery } from '../http/page.js';
import type { RestingClauseRecord, RevisionClauseRecord } from '../persistence/records.js';
import type { AlignmentRow } from './draft-alignment.service.js';
import type { CorrectionWish } from './drafts.service.js';

/** May be left out, but not be null: null would say something, and there is nothing that it could say. */
const IfNamed = () => ValidateIf((_, value) => value !== undefined);

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

/** What a coordinator says of one clause of a draft; what is not named stays as it is. */
export class CorrectionDto {
  @ApiPropertyOptional({
    type: [String],
    description:
      'Keys of the clauses it came from: several are merged, one that others name too is split, none: added.',
  })
  @IfNamed()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  origins?: string[];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      'Key of the resting clause that it brings back, in place of origins; null: none, the clause is added.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  returns?: string | null;

  @ApiPropertyOptional({ description: 'The edit changes no meaning: translations stay as they are.' })
  @IfNamed()
  @IsBoolean()
  editorial?: boolean;

  @ApiPropertyOptional({
    description: 'The link is right (or not looked at yet); a correction confirms by itself.',
  })
  @IfNamed()
  @IsBoolean()
  confirm?: boolean;
}

export class OriginDto {
  @ApiProperty()
  key!: string;

  @ApiProperty({ type: String, nullable: true, example: '1.a' })
  number!: string | null;

  @ApiProperty({ description: 'What the base revision says, or the clause said when it was last there.' })
  text!: string;
}

export class ReturnDto extends OriginDto {
  @ApiProperty({ description: 'The number of the revision that left it out.' })
  removedIn!: number;
}

export class RestingListDto {
  @ApiProperty({ type: [ReturnDto] })
  items!: readonly ReturnDto[];
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

  @ApiProperty({
    type: ReturnDto,
    nullable: true,
    description: 'The clause of an earlier revision that it brings back, under its key.',
  })
  returns!: ReturnDto | null;

  @ApiProperty({ enum: ['kept', 'split', 'merged', 'added', 'returned'] })
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
    description: 'From the origins, or what comes back, to the draft; null where nothing differs.',
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

export function correctionWish({ origins, returns, editorial, confirm }: CorrectionDto): CorrectionWish {
  return { origins, returns, editorial, confirmed: confirm };
}

export function presentOrigin({ clauseKey, number, text }: RevisionClauseRecord): OriginDto {
  return { key: clauseKey, number, text };
}

export function presentResting({ clauseKey, number, text, restsSince }: RestingClauseRecord): ReturnDto {
  return { key: clauseKey, number, text, removedIn: restsSince };
}

export function presentRow(row: AlignmentRow): AlignmentRowDto {
  return rowFields(row);
}

export function presentCorrected(row: AlignmentRow, version: number): CorrectedDto {
  return { ...rowFields(row), version };
}

function rowFields({ link, clause, origins, returns, diff }: AlignmentRow) {
  const { position, moved, renumbered, editorial, similarity, confidence, confirmed } = link;
  const { kind, number, text } = clause;
  return {
    ...{
      position,
      kind,
      number,
      text,
      origins: origins.map(presentOrigin),
      returns: returns && presentResting(returns),
      relation: returns === null ? link.relation : ('returned' as const),
      edited: returns === null ? link.edited : diff !== null,
      moved,
      renumbered,
    },
    ...{ editorial, similarity, confidence, confirmed, diff },
  };
}
