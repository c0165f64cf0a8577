import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
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

async function openSqlite(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'concord.sqlite');
  const writer = await sqliteWriter(file);
  return Database.of(writer, await sqliteReader(file), new SqliteUnitOfWork(writer));
}

async function openPostgres(url: string): Promise<Database> {
  const dataSource = await postgresPool(url).initialize();
  const pool = new PostgresStatements(dataSource.manager);
  return Database.of(pool, pool, new PostgresUnitOfWork(dataSource));
}
