import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import { DiffRunDto } from '../http/diff.dto.js';
import { PageQuery } from '../http/page.js';
import type { ClausePast, ComparedClause } from './comparisons.service.js';

const MOST = 1_000_000;

export class DiffQuery extends PageQuery {
  @ApiProperty({ example: 1, description: 'The number of a published revision.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  from!: number;

  @ApiProperty({ example: 3, description: 'The number of another one.' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST)
  to!: number;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Leave out what is the same in both.' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  changed = false;
}

export class ComparedOriginDto {
  @ApiProperty()
  key!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Its number in the first revision.' })
  number!: string | null;

  @ApiProperty()
  text!: string;
}

export class ComparedClauseDto {
  @ApiProperty({ description: 'The same in every revision that has the clause.' })
  key!: string;

  @ApiProperty({ enum: ['kept', 'split', 'merged', 'added', 'removed'] })
  change!: string;

  @ApiProperty({
    type: [ComparedOriginDto],
    description: 'The clauses of the first revision that it came from, in their order.',
  })
  origins!: readonly ComparedOriginDto[];

  @ApiProperty()
  edited!: boolean;

  @ApiProperty()
  moved!: boolean;

  @ApiProperty()
  renumbered!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'The number of its first origin.' })
  oldNumber!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Its number in the second revision.' })
  number!: string | null;

  @ApiProperty({ description: 'What the second revision says, or the first where the clause is removed.' })
  text!: string;

  @ApiProperty({
    type: [DiffRunDto],
    nullable: true,
    description: 'From the words of its origins together to its own; null where they are the same.',
  })
  diff!: readonly DiffRunDto[] | null;
}

export class ComparisonPageDto {
  @ApiProperty({ type: [ComparedClauseDto] })
  items!: readonly ComparedClauseDto[];
}

export class ClausePastDto {
  @ApiProperty({ example: 2 })
  revision!: number;

  @ApiProperty()
  text!: string;

  @ApiProperty({ type: String, nullable: true, example: '1.a' })
  number!: string | null;

  @ApiProperty({ description: 'Place in reading order, from 0.' })
  position!: number;

  @ApiProperty({
    enum: ['kept', 'split', 'merged'],
    nullable: true,
    description: 'Null where the clause was added, or came back.',
  })
  relation!: string | null;

  @ApiProperty()
  edited!: boolean;

  @ApiProperty()
  moved!: boolean;

  @ApiProperty()
  renumbered!: boolean;

  @ApiProperty()
  editorial!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'Handle of the coordinator who confirmed the link, editorial or not; null where nobody did, once forgotten, and for all but coordinators.',
  })
  confirmedBy!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '2026-03-01', description: 'By the day.' })
  confirmedOn!: string | null;

  @ApiProperty({
    type: [String],
    description: 'Keys of the clauses of the revision before that it came from.',
  })
  origins!: readonly string[];

  @ApiProperty({ type: [String], description: 'Keys of other clauses of this revision that came from it.' })
  gaveTo!: readonly string[];
}

export class ClauseHistoryDto {
  @ApiProperty({ type: [ClausePastDto] })
  items!: readonly ClausePastDto[];
}

export function presentCompared({ change, origins, clause }: ComparedClause): ComparedClauseDto {
  const { key, edited, moved, renumbered, diff } = change;
  const [first] = origins;
  const isRemoved = clause === null;
  return {
    ...{ key, change: change.change, edited, moved, renumbered },
    origins: isRemoved
      ? []
      : origins.map((origin) => ({ key: origin.clauseKey, number: origin.number, text: origin.text })),
    ...{ oldNumber: first?.number ?? null, number: clause?.number ?? null },
    ...{ text: (clause ?? first)?.text ?? '', diff },
  };
}

export function presentPast(
  { revision, clause, origins, gaveTo }: ClausePast,
  handles: ReadonlyMap<string, string>,
): ClausePastDto {
  const [first] = origins;
  const confirmedById = first?.confirmedById ?? null;
  return {
    ...{ revision: revision.number, text: clause.text, number: clause.number, position: clause.position },
    ...{ relation: first?.relation ?? null, edited: first?.edited ?? false, moved: first?.moved ?? false },
    ...{ renumbered: first?.renumbered ?? false, editorial: first?.editorial ?? false },
    confirmedBy: confirmedById === null ? null : (handles.get(confirmedById) ?? null),
    confirmedOn: first?.confirmedAt?.slice(0, 10) ?? null,
    ...{ origins: origins.map(({ originClauseKey }) => originClauseKey), gaveTo },
  };
}
