import { Entity } from 'typeorm';
import type { AuditAction } from '../../domain/accounts/audit.js';
import { JsonColumn, KeyColumn, TextColumn, TimeColumn } from './columns.js';

@Entity('audit_event')
export class AuditEventEntity {
  @KeyColumn()
  id!: string;

  @TimeColumn()
  at!: string;

  @TextColumn()
  action!: AuditAction;

  @TextColumn({ nullable: true })
  actorId!: string | null;

  @TextColumn({ nullable: true })
  subjectId!: string | null;

  @JsonColumn()
  details!: Readonly<Record<string, unknown>>;
}
