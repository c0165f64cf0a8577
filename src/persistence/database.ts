import { chmod, mkdir, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '../domain/errors.js';
import { postgresPool, sqliteReader, sqliteWriter } from './data-source.js';
import { migrationsRun, pendingMigrations, runMigrations } from './migrate.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { Reads } from './reads.js';
import { Rows } from './rows.js';
import { postgresSnapshot, sqliteSnapshot } from './snapshot.js';
import { PostgresStatements, type SqlConnection } from './sql-connection.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';
import { asStorageError } from './storage-error.js';
import type { UnitOfWork } from './unit-of-work.js';

/** Reading and writing, for the owner alone. */
const PRIVATE = 0o600;

/** Where the rows are: PostgreSQL by its address, or a SQLite file in the data folder. */
export interface DatabasePlace {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
}

/** An open database: how to ask it, how to write to it, and its migrations. */
export class Database {
  readonly reads: Reads;

  private constructor(
    private readonly writer: SqlConnection,
    private readonly reader: SqlConnection,
    readonly unitOfWork: UnitOfWork,
  ) {
    this.reads = new Reads(new Rows(reader));
  }

  /** Opens the database, making an empty SQLite file where there is none. Migrations are not run. */
  static async open(place: DatabasePlace): Promise<Database> {
    try {
      return await (place.databaseUrl === null ? openSqlite(place.dataDir) : openPostgres(place.databaseUrl));
    } catch (error) {
      throw asStorageError(error);
    }
  }

  /**
   * Opens a database that is there already, and makes none.
   *
   * @throws DomainError `not-found` where there is none, or where nothing of Concord is in it.
   */
  static async openExisting(place: DatabasePlace): Promise<Database> {
    const isThere = place.databaseUrl !== null || (await isFile(sqliteFile(place.dataDir)));
    if (!isThere) throw noDatabase(place);
    const database = await Database.open(place);
    if ((await database.migrationsRun()).length > 0) return database;
    await database.close();
    throw noDatabase(place);
  }

  static of(writer: SqlConnection, reader: SqlConnection, unitOfWork: UnitOfWork): Database {
    return new Database(writer, reader, unitOfWork);
  }

  get kind(): 'sqlite' | 'postgres' {
    return this.writer.dataSource.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }

  /** Statements that only read, outside the repositories: for backup and doctor. */
  get rows(): Rows {
    return new Rows(this.reader);
  }

  /** Many questions to one moment of the database, while others write on. */
  snapshot<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
    return this.kind === 'postgres'
      ? postgresSnapshot(this.reader.dataSource, work)
      : sqliteSnapshot(this.reader, work);
  }

  migrate(): Promise<string[]> {
    return runMigrations(this.writer.dataSource);
  }

  migrationsRun(): Promise<string[]> {
    return migrationsRun(this.reader.dataSource);
  }

  pendingMigrations(): Promise<string[]> {
    return pendingMigrations(this.reader.dataSource);
  }

  async close(): Promise<void> {
    if (this.reader !== this.writer) await this.reader.dataSource.destroy();
    await this.writer.dataSource.destroy();
  }
}

function sqliteFile(dataDir: string): string {
  return join(dataDir, 'concord.sqlite');
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function noDatabase({ databaseUrl, dataDir }: DatabasePlace): DomainError {
  return new DomainError(
    'not-found',
    databaseUrl === null
      ? `There is no database of Concord in ${dataDir}: CONCORD_DATA names the folder that holds it.`
      : 'The database that DATABASE_URL names holds nothing of Concord.',
  );
}

async function openSqlite(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = sqliteFile(dataDir);
  await makePrivate(file);
  const writer = await sqliteWriter(file);
  return Database.of(writer, await sqliteReader(file), new SqliteUnitOfWork(writer));
}

/** Makes the file where there is none, for its owner only; SQLite gives what it writes beside it the same mode. */
async function makePrivate(file: string): Promise<void> {
  await (await open(file, 'a', PRIVATE)).close();
  for (const one of [file, `${file}-wal`, `${file}-shm`]) if (await isFile(one)) await chmod(one, PRIVATE);
}

async function openPostgres(url: string): Promise<Database> {
  const dataSource = await postgresPool(url).initialize();
  const pool = new PostgresStatements(dataSource.manager);
  return Database.of(pool, pool, new PostgresUnitOfWork(dataSource));
}
