import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { DomainError } from '../domain/errors.js';

/** How long those who still see older rows are waited for, in milliseconds, and how often is looked. */
const LONGEST = 10_000;
const INTERVAL = 50;
/** Whoever reads or writes a table waits for as long as its rewriting waits for others: not long. */
const LOCK_TIMEOUT = '2s';

/**
 * Writes tables of PostgreSQL anew, with their indexes and long values, and throws the old files away: a plain VACUUM leaves
 * the bytes of deleted rows in their pages. Outside a transaction; each table is closed to others meanwhile, so it is for
 * small ones.
 *
 * @param tables names, of our own making.
 * @throws DomainError `unavailable` where somebody still sees what was there before: rewriting would keep it for them.
 */
export async function rewriteTables(runner: QueryRunner, tables: readonly string[]): Promise<void> {
  await waitForOlder(runner);
  await runner.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    for (const table of tables) await runner.query(`VACUUM FULL ${table}`);
  } finally {
    await runner.query('RESET lock_timeout');
  }
}

/** Until every transaction that began before now is over, and nobody reads a state from before now. */
async function waitForOlder(runner: QueryRunner): Promise<void> {
  const [now] = (await runner.query('SELECT pg_current_xact_id()::text AS "xid"')) as { xid: string }[];
  const end = performance.now() + LONGEST;
  while (!(await areOver(runner, now?.xid ?? '0'))) {
    if (performance.now() > end)
      throw new DomainError('unavailable', 'Somebody still reads what was there before.');
    await sleep(INTERVAL);
  }
}

async function areOver(runner: QueryRunner, xid: string): Promise<boolean> {
  const [row] = (await runner.query(
    `SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 AND NOT EXISTS (
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
        AND backend_xmin IS NOT NULL AND age(backend_xmin) > age($1::xid8::xid)) AS "over"`,
    [xid],
  )) as { over: boolean }[];
  return row?.over === true;
}
