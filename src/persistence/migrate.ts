import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** Any number that nobody else locks in this database. */
const MIGRATION_LOCK = 7_266_223;
/** How often a migration is begun on SQLite before its error is believed. */
const ATTEMPTS = 5;

/** The names of the migrations that have not been run, in order. */
export async function pendingMigrations(dataSource: DataSource): Promise<string[]> {
  const run = new Set(await migrationsRun(dataSource));
  return dataSource.migrations.map((migration) => nameOf(migration)).filter((name) => !run.has(name));
}

/**
 * Runs what has not been run, each migration in a transaction of its own: one that is killed leaves nothing behind and
 * is run again. Processes that start together wait for each other. The names of those that this call ran.
 */
export async function runMigrations(dataSource: DataSource): Promise<string[]> {
  return dataSource.options.type === 'postgres' ? lockedRun(dataSource) : sqliteRun(dataSource);
}

async function lockedRun(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations({ transaction: 'each' });
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    return done.map(({ name }) => name);
  } finally {
    await runner.release();
  }
}

/** SQLite has no lock to hold over several transactions: who loses the race waits and looks at what is left. */
async function sqliteRun(dataSource: DataSource): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const done = await dataSource.runMigrations({ transaction: 'each' });
      return done.map(({ name }) => name);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await sleep(Math.random() * 100 * attempt);
    } finally {
      await dataSource.query('PRAGMA foreign_keys = ON');
    }
  }
}

/** The names of the migrations that have been run, in order. */
export async function migrationsRun(dataSource: DataSource): Promise<string[]> {
  const exists =
    dataSource.options.type === 'postgres'
      ? `SELECT 1 FROM pg_tables WHERE tablename = 'migration' AND schemaname = current_schema()`
      : `SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'`;
  if ((await dataSource.query<unknown[]>(exists)).length === 0) return [];
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM migration ORDER BY id');
  return rows.map(({ name }) => name);
}

function nameOf(migration: {
  readonly name?: string;
  readonly constructor: { readonly name: string };
}): string {
  return migration.name ?? migration.constructor.name;
}
