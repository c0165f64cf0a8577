import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { postgresPool, sqliteReader, sqliteWriter, type SqliteConnection } from './data-source.js';
import { migrationsRun, pendingMigrations, runMigrations } from './migrate.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { Reads } from './reads.js';
import { Rows } from './rows.js';
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
    private readonly writer: DataSource,
    private readonly reader: DataSource,
    readonly unitOfWork: UnitOfWork,
  ) {
    this.reads = new Reads(new Rows(reader.manager));
  }

  /** Opens the database, making an empty SQLite file where there is none. Migrations are not run. */
  static async open(place: DatabasePlace): Promise<Database> {
    try {
      return await (place.databaseUrl === null ? openSqlite(place.dataDir) : openPostgres(place.databaseUrl));
    } catch (error) {
      throw asStorageError(error);
    }
  }

  static of(writer: DataSource, reader: DataSource, unitOfWork: UnitOfWork): Database {
    return new Database(writer, reader, unitOfWork);
  }

  get kind(): 'sqlite' | 'postgres' {
    return this.writer.options.type === 'postgres' ? 'postgres' : 'sqlite';
  }

  /** Statements that only read, outside the repositories: for backup and doctor. */
  get rows(): Rows {
    return new Rows(this.reader.manager);
  }

  /** Many questions to one moment of the database, while others write on. */
  async snapshot<T>(work: (rows: Rows) => Promise<T>): Promise<T> {
    const own =
      this.kind === 'postgres' ? null : await sqliteReader(String(this.reader.options.database)).initialize();
    const runner = (own ?? this.reader).createQueryRunner();
    try {
      await runner.query(own === null ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN');
      const result = await work(new Rows(runner.manager));
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
      await own?.destroy();
    }
  }

  migrate(): Promise<string[]> {
    return runMigrations(this.writer);
  }

  migrationsRun(): Promise<string[]> {
    return migrationsRun(this.reader);
  }

  pendingMigrations(): Promise<string[]> {
    return pendingMigrations(this.reader);
  }

  async close(): Promise<void> {
    if (this.reader !== this.writer) await this.reader.destroy();
    await this.writer.destroy();
  }
}

async function openSqlite(dataDir: string): Promise<Database> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'concord.sqlite');
  let connection: SqliteConnection | null = null;
  const writer = await sqliteWriter(file, (opened) => {
    connection = opened;
  }).initialize();
  const reader = await sqliteReader(file).initialize();
  const unitOfWork = new SqliteUnitOfWork(writer.createQueryRunner().manager, () => {
    if (connection === null) throw new Error('The database is not open.');
    return connection;
  });
  return Database.of(writer, reader, unitOfWork);
}

async function openPostgres(url: string): Promise<Database> {
  const pool = await postgresPool(url).initialize();
  return Database.of(pool, pool, new PostgresUnitOfWork(pool));
}
