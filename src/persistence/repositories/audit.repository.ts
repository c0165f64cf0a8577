import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../domain/accounts/audit.js';
import { AuditEventEntity } from '../entities/audit-event.entity.js';
import type { AuditEventRecord } from '../people-records.js';
import type { Page } from '../records.js';
import type { Rows } from '../rows.js';

export class AuditReads {
  constructor(protected readonly rows: Rows) {}

  /**
   * Newest first; `after` is an event's id, since a time in a cursor would tell it. With `subjectId`, what was done to that
   * account.
   */
  list(page: Page<string>, subjectId?: string): Promise<AuditEventRecord[]> {
    const conditions: string[] = [];
    const params: (string | number)[] = [];
    if (subjectId !== undefined) {
      conditions.push('subject_id = ?');
      params.push(subjectId);
    }
    if (page.after !== undefined) {
      conditions.push('(at, id) < (SELECT o.at, o.id FROM audit_event o WHERE o.id = ?)');
      params.push(page.after);
    }
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return this.rows.select(AuditEventEntity, `${where} ORDER BY at DESC, id DESC LIMIT ?`, [
      ...params,
      page.limit,
    ]);
  }

  /** What others did to an account since a time, newest first. */
  byOthers(accountId: string, since: string): Promise<AuditEventRecord[]> {
    return this.rows.select(
      AuditEventEntity,
      `WHERE subject_id = ? AND at >= ? AND (actor_id IS NULL OR actor_id <> subject_id) ORDER BY at DESC, id DESC`,
      [accountId, since],
    );
  }
}

export class AuditWrites extends AuditReads {
  /** Written in the transaction that does what it tells of. */
  async record(entry: AuditEntry): Promise<void> {
    const { action, actorId, subjectId, details } = entry;
    const at = new Date(nextMoment()).toISOString();
    const event = { id: randomUUID(), at, action, actorId, subjectId, details: { ...details } };
    await this.rows.insert(AuditEventEntity, [event]);
  }

  /** Adds to how often somebody failed to sign in to an account on a day; an account that is gone has no count. */
  async countFailedSignIns(accountId: string, day: string, count: number): Promise<void> {
    const tail = this.rows.isPostgres ? ' FOR UPDATE' : '';
    const [account] = await this.rows.query(
      `SELECT id FROM account WHERE id = ? AND deleted_on IS NULL${tail}`,
      [accountId],
    );
    if (account === undefined) return;
    const action = 'sign-in.failed' as const;
    const at = `${day}T00:00:00.000Z`;
    const known = await this.rows.first(AuditEventEntity, 'WHERE subject_id = ? AND at = ? AND action = ?', [
      ...[accountId, at, action],
    ]);
    const details = { count: Number(known?.details.count ?? 0) + count };
    if (known !== null) await this.rows.execute('DELETE FROM audit_event WHERE id = ?', [known.id]);
    const event = { id: known?.id ?? randomUUID(), at, action, actorId: null, subjectId: accountId, details };
    await this.rows.insert(AuditEventEntity, [event]);
  }
}

let lastMoment = 0;

/** Milliseconds; never the same twice in a process, so that what is done in one transaction keeps its order. */
function nextMoment(): number {
  lastMoment = Math.max(Date.now(), lastMoment + 1);
  return lastMoment;
}
