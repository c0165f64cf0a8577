import { AuditEventEntity } from '../entities/audit-event.entity.js';
import type { AuditEventRecord } from '../people-records.js';
import type { Page } from '../records.js';
import type { Rows } from '../rows.js';

/** Where a page of the audit ends: events are told newest first. */
export interface AuditPlace {
  readonly at: string;
  readonly id: string;
}

export class AuditReads {
  constructor(protected readonly rows: Rows) {}

  /** Newest first; with `subjectId`, what was done to that account. */
  list(page: Page<AuditPlace>, subjectId?: string): Promise<AuditEventRecord[]> {
    const conditions: string[] = [];
    const params: (string | number)[] = [];
    if (subjectId !== undefined) {
      conditions.push('subject_id = ?');
      params.push(subjectId);
    }
    if (page.after !== undefined) {
      conditions.push('(at < ? OR (at = ? AND id > ?))');
      params.push(page.after.at, page.after.at, page.after.id);
    }
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return this.rows.select(AuditEventEntity, `${where} ORDER BY at DESC, id LIMIT ?`, [
      ...params,
      page.limit,
    ]);
  }
}

export class AuditWrites extends AuditReads {
  async append(event: AuditEventRecord): Promise<void> {
    await this.rows.insert(AuditEventEntity, [event]);
  }
}
