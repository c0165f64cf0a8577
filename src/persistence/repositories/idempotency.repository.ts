import { IdempotencyEntity } from '../entities/idempotency.entity.js';
import type { IdempotencyRecord, StoredAnswer } from '../records.js';
import type { Rows } from '../rows.js';

export class IdempotencyReads {
  constructor(protected readonly rows: Rows) {}

  find(accountId: string, key: string): Promise<IdempotencyRecord | null> {
    return this.rows.first(IdempotencyEntity, 'WHERE account_id = ? AND key = ?', [accountId, key]);
  }
}

export class IdempotencyWrites extends IdempotencyReads {
  /**
   * Takes the key. False where it is taken; on PostgreSQL that waits for the transaction which is taking it, so of
   * ten at once one gets true.
   */
  async reserve(record: IdempotencyRecord): Promise<boolean> {
    return (await this.rows.insert(IdempotencyEntity, [record], { skipExisting: true })) === 1;
  }

  async complete(accountId: string, key: string, answer: StoredAnswer): Promise<void> {
    await this.rows.execute('UPDATE idempotency_key SET answer = ? WHERE account_id = ? AND key = ?', [
      JSON.stringify(answer),
      accountId,
      key,
    ]);
  }

  /** Gives a key back whose request had no effect. */
  async release(accountId: string, key: string): Promise<void> {
    await this.rows.execute('DELETE FROM idempotency_key WHERE account_id = ? AND key = ?', [accountId, key]);
  }

  /** Forgets the keys taken before a time; how many. */
  forgetBefore(time: string): Promise<number> {
    return this.rows.execute('DELETE FROM idempotency_key WHERE created_at < ?', [time]);
  }
}
