import 'reflect-metadata';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { ENTITIES } from './entities/index.js';
import { SnakeCaseNames } from './naming-strategy.js';
import { PreparedStatements, type SqliteConnection } from './sql-connection.js';

const COMMON = {
  entities: [...ENTITIES],
  migrations: [...MIGRATIONS],
  migrationsTableName: 'migration',
  migrationsTransactionMode: 'each',
  namingStrategy: new SnakeCaseNames(),
  synchronize: false,
  logging: false,
} as const satisfies Partial<DataSourceOptions>;

/** How long a statement waits for another process that writes, in milliseconds. */
export const BUSY_TIMEOUT = 5_000;
/** The one connection that writes to a SQLite file, which is made where there is none. */
export function sqliteWriter(file: string): Promise<PreparedStatements> {
  return openSqlite({ database: file }, (connection) => {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('secure_delete = ON');
  });
}

/** A connection to the same file that cannot write; the writer has to be open first. */
export function sqliteReader(file: string): Promise<PreparedStatements> {
  return openSqlite({ database: file, readonly: true }, () => undefined);
}

async function openSqlite(
  options: { readonly database: string; readonly readonly?: boolean },
  prepare: (connection: SqliteConnection) => void,
): Promise<PreparedStatements> {
  const opened: SqliteConnection[] = [];
  const dataSource = await new DataSource({
    ...COMMON,
    ...options,
    type: 'better-sqlite3',
    timeout: BUSY_TIMEOUT,
    prepareDatabase: (connection: SqliteConnection) => {
      prepare(connection);
      opened.push(connection);
    },
  }).initialize();
  const [beneath] = opened;
  if (beneath === undefined) throw new Error('SQLite was opened without a connection.');
  return new PreparedStatements(dataSource, beneath);
}

/** A pool that both writes and reads. */
export function postgresPool(url: string): DataSource {
  return new DataSource({
    ...COMMON,
    type: 'postgres',
    url,
    applicationName: 'concord',
    poolSize: 20,
    connectTimeoutMS: 5_000,
  });
}
