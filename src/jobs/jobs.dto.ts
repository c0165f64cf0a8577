import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { dayOf } from '../http/day-of.js';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsArray,
  IsOptional,
  IsString,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { IsCalendarDate } from './due-date.js';
import type { JobCoverage, JobView, OpeningWish } from './jobs.service.js';

/** Which languages to open. */
export class OpenJobsDto {
  @ApiProperty({ type: [String], example: ['fr', 'ar', 'pt-BR'], description: 'BCP 47.' })
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  @MaxLength(60, { each: true })
  languages!: string[];

  @ApiPropertyOptional({ example: '2026-04-01', description: 'A calendar date.' })
  @IsOptional()
  @IsCalendarDate()
  dueDate?: string;
}

/** What of a job can be changed. */
export class ChangeJobDto {
  @ApiProperty({ type: String, nullable: true, example: '2026-04-01', description: 'Null: none.' })
  @ValidateIf((_, value) => value !== null)
  @IsCalendarDate()
  dueDate!: string | null;
}

export class AmountDto {
  @ApiProperty()
  units!: number;

  @ApiProperty({ description: 'Words of the source.' })
  words!: number;
}

export class ByStateDto {
  @ApiProperty({ type: AmountDto, description: 'To do.' })
  initial!: AmountDto;

  @ApiProperty({ type: AmountDto, description: 'Waiting for review.' })
  translated!: AmountDto;

  @ApiProperty({ type: AmountDto, description: 'Approved.' })
  reviewed!: AmountDto;

  @ApiProperty({ type: AmountDto, description: 'Published.' })
  final!: AmountDto;
}

export class JobDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'prague-2026' })
  communique!: string;

  @ApiProperty({ example: 1 })
  revision!: number;

  @ApiProperty({ example: 'fr' })
  language!: string;

  @ApiProperty({ description: 'A newer revision is published: the work goes on in the job of that one.' })
  superseded!: boolean;

  @ApiProperty({ enum: ['opening', 'open'], description: 'opening: the units are not all there yet.' })
  status!: string;

  @ApiProperty({ type: String, nullable: true, example: '2026-04-01' })
  dueDate!: string | null;

  @ApiProperty({ example: '2026-03-01', format: 'date' })
  createdOn!: string;
}

export class JobListDto {
  @ApiProperty({ type: [JobDto] })
  items!: readonly JobDto[];
}

export class CoverageDto {
  @ApiProperty({ format: 'uuid' })
  job!: string;

  @ApiProperty({ example: 1 })
  revision!: number;

  @ApiProperty({ example: 'fr' })
  language!: string;

  @ApiProperty({ type: ByStateDto })
  byState!: ByStateDto;

  @ApiProperty({ type: AmountDto })
  total!: AmountDto;

  @ApiProperty({ description: 'Units whose target was made from another source text.' })
  stale!: number;

  @ApiProperty({ description: 'Approved and published words as a share of all, 0 to 1.' })
  approved!: number;

  @ApiProperty({ description: 'Every unit is approved or published and none is stale.' })
  complete!: boolean;
}

export class CoverageListDto {
  @ApiProperty({ type: [CoverageDto] })
  items!: readonly CoverageDto[];
}

export function openingWish(slug: string, revision: number, dto: OpenJobsDto): OpeningWish {
  return { slug, revision, languages: dto.languages, dueDate: dto.dueDate ?? null };
}

export function presentJob({ job, slug, revision, superseded }: JobView): JobDto {
  const { id, language, status, dueDate, createdAt } = job;
  return {
    id,
    communique: slug,
    revision,
    language,
    superseded,
    status,
    dueDate,
    createdOn: dayOf(createdAt),
  };
}

export function presentCoverage({ job, revision, coverage }: JobCoverage): CoverageDto {
  return { job: job.id, revision, language: job.language, ...coverage };
}
