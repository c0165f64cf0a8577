import type { Rows } from '../rows.js';

type Column = readonly [table: string, column: string];

/** Where an account is named beside something that stays: the words stay, the name goes. */
const NAMED_IN: readonly Column[] = [
  ['target', 'author_id'],
  ['review', 'reviewer_id'],
  ['comment', 'author_id'],
  ['contest', 'author_id'],
  ['clause_origin', 'confirmed_by_id'],
  ['revision_link', 'confirmed_by_id'],
  ['term_change', 'actor_id'],
  ['invitation', 'created_by_id'],
  ['invitation', 'used_by_id'],
];

/** What is the account's own, and goes with it. */
const OWNED_BY: readonly Column[] = [
  ['account_role', 'account_id'],
  ['api_token', 'account_id'],
  ['invitation', 'account_id'],
  ['session', 'account_id'],
  ['totp', 'account_id'],
  ['passkey', 'account_id'],
  ['recovery_code', 'account_id'],
  ['identity', 'account_id'],
  ['attribution', 'account_id'],
  ['idempotency_key', 'account_id'],
];

/** The tables that hold what is an account's own, its handle among it. */
export const TABLES_OF_PEOPLE: readonly string[] = ['account', ...new Set(OWNED_BY.map(([table]) => table))];

/** Every place where an account is named, but the audit: there its tombstone is. */
export const NAMING_COLUMNS: readonly Column[] = [
  ...NAMED_IN,
  ...OWNED_BY,
  ['translation_unit', 'assignee_id'],
];

/** Times that rows are put in order by. */
const ORDERING: readonly (readonly [...Column, key: string])[] = [
  ['audit_event', 'at', 'id'],
  ['review', 'created_at', 'id'],
  ['comment', 'created_at', 'id'],
  ['contest', 'created_at', 'target_id'],
  ['translation_job', 'created_at', 'id'],
  ['revision_draft', 'created_at', 'id'],
  ['api_token', 'created_at', 'id'],
];

/** Times of rows whose order is kept by something else, or does not matter. */
const OTHER_TIMES: readonly Column[] = [
  ['account', 'created_at'],
  ['account', 'disabled_at'],
  ['api_token', 'revoked_at'],
  ['api_token', 'expires_at'],
  ['invitation', 'created_at'],
  ['comment', 'resolved_at'],
  ['target', 'created_at'],
  ['clause_origin', 'confirmed_at'],
  ['revision_link', 'confirmed_at'],
  ['communique', 'created_at'],
  ['source_revision', 'created_at'],
  ['source_revision', 'published_at'],
  ['edition', 'published_at'],
  ['term_change', 'at'],
  ['outbox_task', 'created_at'],
  ['outbox_task', 'not_before'],
  ['outbox_task', 'finished_at'],
  ['memory_import', 'created_at'],
  ['memory_import', 'touched_at'],
];

/** Every time that is rounded to its day. */
export const ROUNDED_COLUMNS: readonly Column[] = [
  ...ORDERING.map(([table, column]): Column => [table, column]),
  ...OTHER_TIMES,
];

/** A time that was rounded already ends so, or stands within the first minute of its day. */
const MIDNIGHT = 'T00:00:00.000Z';
const FIRST_MINUTE = '00:00:59.999Z';
const STEP_S = 30;

/** Taking away what was known: who somebody was, and when exactly something was done. */
export class ForgettingWrites {
  constructor(private readonly rows: Rows) {}

  /** Takes an account out of everything that it is named in; what remains of it is its row, for a tombstone. */
  async account(id: string, handle: string): Promise<void> {
    for (const [table, column] of NAMED_IN)
      await this.rows.execute(`UPDATE ${table} SET ${column} = NULL WHERE ${column} = ?`, [id]);
    await this.rows.execute(
      'UPDATE translation_unit SET assignee_id = NULL, lease_until = NULL WHERE assignee_id = ?',
      [id],
    );
    for (const [table, column] of OWNED_BY)
      await this.rows.execute(`DELETE FROM ${table} WHERE ${column} = ?`, [id]);
    await this.handle(handle);
  }

  /** Forgets the answers to others, kept for a day, that tell a handle. */
  async handle(handle: string): Promise<void> {
    await this.rows.execute('DELETE FROM idempotency_key WHERE answer LIKE ? OR route LIKE ?', [
      `%"${handle}%`,
      `%/${handle}%`,
    ]);
  }

  /** @param day `YYYY-MM-DD`. */
  async entomb(id: string, handle: string, day: string): Promise<void> {
    await this.rows.execute(
      `UPDATE account SET handle = ?, passphrase_hash = NULL, ui_language = NULL, last_seen_on = NULL,
        disabled_at = NULL, deleted_on = ?, created_at = substr(created_at, 1, 10) || '${MIDNIGHT}' WHERE id = ?`,
      [handle, day, id],
    );
  }

  /** Times of activity before a day become their day; the order within a day stays. */
  async roundTimes(before: string): Promise<void> {
    for (const [table, column, key] of ORDERING) await this.roundInOrder(table, column, key, before);
    for (const [table, column] of OTHER_TIMES)
      await this.rows.execute(
        `UPDATE ${table} SET ${column} = substr(${column}, 1, 10) || '${MIDNIGHT}'
          WHERE ${column} < ? AND substr(${column}, 11) <> '${MIDNIGHT}'`,
        [before],
      );
  }

  /** What was over before a day, and tells when somebody was here: leases, one-time codes, steps of TOTP. */
  async forgetOver(before: string): Promise<void> {
    await this.rows.execute(
      'UPDATE translation_unit SET assignee_id = NULL, lease_until = NULL WHERE lease_until < ?',
      [before],
    );
    await this.rows.execute('DELETE FROM invitation WHERE expires_at < ? OR used_at < ? OR revoked_at < ?', [
      before,
      before,
      before,
    ]);
    await this.rows.execute('UPDATE totp SET last_step = NULL WHERE last_step < ?', [
      Math.floor(Date.parse(before) / 1000 / STEP_S),
    ]);
  }

  /** The times of each day become its first milliseconds, counted: equal ones stay equal. */
  private async roundInOrder(table: string, column: string, key: string, before: string): Promise<void> {
    const days = await this.rows.query(
      `SELECT DISTINCT substr(${column}, 1, 10) AS "day" FROM ${table}
        WHERE ${column} < ? AND (substr(${column}, 12) > '${FIRST_MINUTE}' OR ${column} >= ?)`,
      [before, weekBefore(before)],
    );
    for (const { day } of days) {
      const found = await this.rows.query(
        `SELECT ${key} AS "key", ${column} AS "at" FROM ${table}
          WHERE substr(${column}, 1, 10) = ? ORDER BY ${column}, ${key}`,
        [String(day)],
      );
      const times = [...new Set(found.map(({ at }) => String(at)))];
      const rounded = new Map(times.map((at, rank) => [at, millisecondsInto(String(day), rank)]));
      for (const row of found) {
        const at = rounded.get(String(row.at)) ?? '';
        if (at !== row.at)
          await this.rows.execute(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, [
            at,
            String(row.key),
          ]);
      }
    }
  }
}

function weekBefore(day: string): string {
  return new Date(Date.parse(day) - 7 * 24 * 60 * 60 * 1000).toISOString();
}

function millisecondsInto(day: string, count: number): string {
  return new Date(Date.parse(day) + count).toISOString();
}
