import { ApiProperty, ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsString, IsUUID } from 'class-validator';
import type { Caller } from '../domain/accounts/caller.js';
import { isHeld } from '../domain/units/claim-next.js';
import { UNIT_STATES, type UnitState } from '../domain/units/unit-state.js';
import { PageQuery } from '../http/page.js';
import { unitVersion } from '../http/unit-version.js';
import type { UnitView } from '../persistence/records.js';
import { presentTarget, TargetDto } from './targets.dto.js';

export class UnitsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: UNIT_STATES })
  @IsOptional()
  @IsIn(UNIT_STATES)
  state?: UnitState;
}

/** A text to be kept. */
export class SaveTargetDto {
  @ApiProperty({ example: 'Nous, réseaux d’observateurs citoyens…', description: 'At most 64 kB.' })
  @IsString()
  text!: string;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Hand the text to review; else it is a draft.',
  })
  @IsOptional()
  @IsBoolean()
  submit = false;
}

export class RestoreTargetDto {
  @ApiProperty({ format: 'uuid', description: 'A target of this unit.' })
  @IsUUID()
  targetId!: string;
}

export class UnitClauseDto {
  @ApiProperty({ description: 'The same in every revision and language.' })
  key!: string;

  @ApiProperty({ description: 'Place in reading order, from 0.' })
  position!: number;

  @ApiProperty()
  kind!: string;

  @ApiProperty({ type: String, nullable: true, example: '1.a' })
  number!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'a)' })
  marker!: string | null;

  @ApiProperty()
  depth!: number;

  @ApiProperty({ description: 'The source text.' })
  text!: string;

  @ApiProperty()
  wordCount!: number;
}

export class ClaimStatusDto {
  @ApiProperty({ description: 'The caller holds the unit.' })
  mine!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '2026-03-01T11:00:00.000Z',
    description: 'Told to who holds it; null for everybody else.',
  })
  until!: string | null;
}

export class UnitDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  job!: string;

  @ApiProperty({ example: 'fr' })
  language!: string;

  @ApiProperty({ enum: UNIT_STATES })
  state!: UnitState;

  @ApiProperty({ enum: ['draft', 'rejected'], nullable: true })
  subState!: string | null;

  @ApiProperty({ description: 'The current target was made from another source text, or is contested.' })
  stale!: boolean;

  @ApiProperty({ example: '3.r1', description: 'What was read, for If-Match: the ETag without its quotes.' })
  version!: string;

  @ApiProperty({ type: UnitClauseDto })
  clause!: UnitClauseDto;

  @ApiProperty({ type: TargetDto, nullable: true })
  target!: TargetDto | null;

  @ApiProperty({
    description: 'The newest revision has no such clause: the unit waits for one that brings it back.',
  })
  resting!: boolean;

  @ApiProperty({ type: ClaimStatusDto, nullable: true })
  claim!: ClaimStatusDto | null;
}

/** What a save answers: all that changed. */
export class SavedUnitDto extends PickType(UnitDto, [
  'id',
  'state',
  'subState',
  'stale',
  'version',
  'target',
  'resting',
]) {}

export class UnitPageDto {
  @ApiProperty({ type: [UnitDto] })
  items!: readonly UnitDto[];
}

export function presentSaved(view: UnitView, caller: Caller): SavedUnitDto {
  return standing(view, caller);
}

export function presentUnit(view: UnitView, caller: Caller): UnitDto {
  return unitFields(view, caller);
}

function standing(view: UnitView, caller: Caller) {
  const { unit, target, stale } = view;
  const { id, state, subState } = unit;
  const version = unitVersion(view);
  return {
    id,
    state,
    subState,
    stale,
    version,
    target: target === null ? null : presentTarget(target, caller),
    resting: view.revision !== view.newestRevision,
  };
}

export function unitFields(view: UnitView, caller: Caller): Pick<UnitDto, keyof UnitDto> {
  const { unit, clause } = view;
  return {
    ...standing(view, caller),
    job: unit.jobId,
    language: unit.language,
    clause: {
      key: clause.clauseKey,
      position: clause.position,
      kind: clause.kind,
      number: clause.number,
      marker: clause.marker,
      depth: clause.depth,
      text: clause.text,
      wordCount: clause.wordCount,
    },
    claim: claimStatus(view, caller),
  };
}

function claimStatus({ unit }: UnitView, caller: Caller) {
  if (unit.leaseUntil === null || !isHeld(unit, new Date().toISOString())) return null;
  const mine = unit.assigneeId === caller.accountId;
  return { mine, until: mine ? unit.leaseUntil : null };
}
