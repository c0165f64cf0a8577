import type { DataSource } from 'typeorm';
import { sqliteReader } from './data-source.js';
import { Rows } from './rows.js';
import { PostgresStatements, type SqlConnection } from './sql-connection.js';

/** One moment of a SQLite file, on a connection of its own: the shared one must not stay in a transaction. */
export async function sqliteSnapshot<T>(shared: SqlConnection, work: (rows: Rows) => Promise<T>): Promise<T> {
  const own = await sqliteReader(String(shared.dataSource.options.database));
  try {
    await own.run('BEGIN', []);
    return await work(new Rows(own));
  } finally {
    await own.dataSource.destroy();
  }
}

export async function postgresSnapshot<T>(pool: DataSource, work: (rows: Rows) => Promise<T>): Promise<T> {
  const runner = pool.createQueryRunner();
  try {
    await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return await work(new Rows(new PostgresStatements(runner.manager)));
  } finally {
    await runner.query('ROLLBACK');
    await runner.release();
  }
}
