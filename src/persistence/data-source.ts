import 'reflect-metadata';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { ENTITIES } from './entities/index.js';
import { SnakeCaseNames } from './naming-strategy.js';

const COMMON = {
  entities: [...ENTITIES],
  migrations: [...MIGRATIONS],
  migrationsTableName: 'migration',
  migrationsTransactionMode: 'each',
  namingStrategy: new SnakeCaseNames(),
  synchronize: false,
  logging: false,
} as const satisfies Partial<DataSourceOptions>;

/** The part of better-sqlite3's connection that is used beneath TypeORM. */
export interface SqliteConnection {
  readonly inTransaction: boolean;
  pragma(source: string): unknown;
}

/** How long a statement waits for another process that writes, in milliseconds. */
const BUSY_TIMEOUT = 5_000;
/** Enough for every statement of the repositories in every chunk size. */
const STATEMENTS = 500;

/** The one connection that writes to a SQLite file; `onOpen` is handed what lies beneath TypeORM. */
export function sqliteWriter(file: string, onOpen: (connection: SqliteConnection) => void): DataSource {
  return new DataSource({
    ...COMMON,
    type: 'better-sqlite3',
    database: file,
    timeout: BUSY_TIMEOUT,
    statementCacheSize: STATEMENTS,
    prepareDatabase: (connection: SqliteConnection) => {
      connection.pragma('journal_mode = WAL');
      connection.pragma('synchronous = FULL');
      connection.pragma('secure_delete = ON');
      onOpen(connection);
    },
  });
}

/** A connection to the same file that cannot write; the writer has to be open first. */
export function sqliteReader(file: string): DataSource {
  return new DataSource({
    ...COMMON,
    type: 'better-sqlite3',
    database: file,
    readonly: true,
    timeout: BUSY_TIMEOUT,
    statementCacheSize: STATEMENTS,
  });
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
