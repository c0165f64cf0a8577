import { ApiProperty } from '@nestjs/swagger';
import { dayOf } from '../http/day-of.js';
import type { RevisionClauseRecord, RevisionRecord } from '../persistence/records.js';

export class RevisionDto {
  @ApiProperty({ example: 1, description: 'Counted from 1 per communiqué.' })
  number!: number;

  @ApiProperty({ description: 'SHA-256 of the bytes that were imported, hexadecimal.' })
  sha256!: string;

  @ApiProperty({ example: 'text/markdown' })
  mediaType!: string;

  @ApiProperty({ enum: ['draft', 'published', 'discarded'] })
  status!: string;

  @ApiProperty({ example: '2026-03-01', format: 'date' })
  createdOn!: string;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  publishedOn!: string | null;
}

export class RevisionListDto {
  @ApiProperty({ type: [RevisionDto] })
  items!: readonly RevisionDto[];
}

export class ClauseDto {
  @ApiProperty({ description: 'The same in every revision and language.' })
  key!: string;

  @ApiProperty({ description: 'Place in reading order, from 0.' })
  position!: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Position of the clause that contains this one.',
  })
  parent!: number | null;

  @ApiProperty({ description: '0 at the top.' })
  depth!: number;

  @ApiProperty({ example: 'subclause' })
  kind!: string;

  @ApiProperty({ type: String, nullable: true, example: '1.a', description: 'The canonical number.' })
  number!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'a)', description: 'The marker as it was typed.' })
  marker!: string | null;

  @ApiProperty()
  text!: string;

  @ApiProperty()
  wordCount!: number;
}

export class ClausePageDto {
  @ApiProperty({ type: [ClauseDto] })
  items!: readonly ClauseDto[];
}

export function presentRevision(revision: RevisionRecord): RevisionDto {
  const { number, sha256, mediaType, status, createdAt, publishedAt } = revision;
  return {
    number,
    sha256,
    mediaType,
    status,
    createdOn: dayOf(createdAt),
    publishedOn: dayOf(publishedAt),
  };
}

export function presentClause(clause: Omit<RevisionClauseRecord, 'source'>): ClauseDto {
  return {
    key: clause.clauseKey,
    position: clause.position,
    parent: clause.parentPosition,
    depth: clause.depth,
    kind: clause.kind,
    number: clause.number,
    marker: clause.marker,
    text: clause.text,
    wordCount: clause.wordCount,
  };
}
