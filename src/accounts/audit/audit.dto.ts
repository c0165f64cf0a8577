import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_ACTIONS, type AuditAction } from '../../domain/accounts/audit.js';
import { dayOf } from '../days.js';
import type { AuditView } from './audit.service.js';

class EventDto {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: '2026-03-01', description: 'The day (UTC).' })
  on!: string;

  @ApiProperty({ enum: AUDIT_ACTIONS })
  action!: AuditAction;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'A handle; null: the command line, the first start, or Concord itself.',
  })
  by!: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Slugs, numbers, roles, languages.',
  })
  details!: Readonly<Record<string, unknown>>;
}

export class AuditEventDto extends EventDto {
  @ApiProperty({ type: String, nullable: true, description: 'The handle of whose account it was done to.' })
  whom!: string | null;
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditEventDto] })
  items!: readonly AuditEventDto[];
}

export class OwnEventDto extends EventDto {
  @ApiProperty({ description: 'You did it yourself.' })
  byYou!: boolean;
}

export class OwnEventPageDto {
  @ApiProperty({ type: [OwnEventDto] })
  items!: readonly OwnEventDto[];
}

export function presentAuditEvent(view: AuditView): AuditEventDto {
  return { ...fields(view), whom: view.whom };
}

export function presentOwnEvent(view: AuditView): OwnEventDto {
  const { actorId, subjectId } = view.event;
  return { ...fields(view), byYou: actorId === subjectId };
}

function fields({ event, by }: AuditView): Readonly<EventDto> {
  return { id: event.id, on: dayOf(event.at), action: event.action, by, details: event.details };
}
