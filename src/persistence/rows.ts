import type { ObjectLiteral } from 'typeorm';
import type { Params, SqlConnection } from './sql-connection.js';
import { asStorageError, isConflict, isTaken } from './storage-error.js';
import { tableOf, type EntityClass, type Row, type Table } from './table.js';

/** Rows inserted by one statement; the sizes are few so that the prepared statements are few. */
const CHUNKS = [100, 10, 1] as const;

/**
 * Statements over one connection. SQL is written once for both databases: `?` for parameters, snake_case names,
 * aliases in double quotes.
 */
export class Rows {
  readonly isPostgres: boolean;

  constructor(private readonly connection: SqlConnection) {
    this.isPostgres = connection.dataSource.options.type === 'postgres';
  }

  table<T extends ObjectLiteral>(entity: EntityClass<T>): Table<T> {
    return tableOf(this.connection.dataSource, entity);
  }

  /** Whole rows of a table; `tail` is what follows the FROM clause. */
  async select<T extends ObjectLiteral>(
    entity: EntityClass<T>,
    tail = '',
    params: Params = [],
  ): Promise<Row<T>[]> {
    const table = this.table(entity);
    const rows = await this.query(`SELECT ${table.selection(table.name)} FROM ${table.name} ${tail}`, params);
    return rows.map((row) => table.read(row));
  }

  /** The first row that `tail` finds, or null. */
  async first<T extends ObjectLiteral>(
    entity: EntityClass<T>,
    tail: string,
    params: Params = [],
  ): Promise<Row<T> | null> {
    return (await this.select(entity, tail, params))[0] ?? null;
  }

  /** The raw rows of any query. */
  async query(sql: string, params: Params = []): Promise<Record<string, unknown>[]> {
    try {
      return await this.connection.all(sql, params);
    } catch (error) {
      throw isConflict(error) ? error : asStorageError(error);
    }
  }

  /** Runs a statement that changes rows; how many it changed. */
  async execute(sql: string, params: Params = []): Promise<number> {
    return this.connection.run(sql, params);
  }

  /** Does work that may break a uniqueness. False where it does: then nothing of it is done, and the transaction goes on. */
  async unlessTaken(work: () => Promise<unknown>): Promise<boolean> {
    await this.execute('SAVEPOINT unless_taken');
    try {
      await work();
      await this.execute('RELEASE SAVEPOINT unless_taken');
      return true;
    } catch (error) {
      if (!isTaken(error)) throw error;
      await this.execute('ROLLBACK TO SAVEPOINT unless_taken');
      await this.execute('RELEASE SAVEPOINT unless_taken');
      return false;
    }
  }

  /**
   * Inserts any number of rows; with `skipExisting`, those that break a uniqueness are left out. How many went in.
   */
  async insert<T extends ObjectLiteral>(
    entity: EntityClass<T>,
    values: readonly Row<T>[],
    options: { readonly skipExisting?: boolean } = {},
  ): Promise<number> {
    const table = this.table(entity);
    const conflict = options.skipExisting === true ? 'ON CONFLICT DO NOTHING' : '';
    let inserted = 0;
    let start = 0;
    for (const size of CHUNKS) {
      for (; start + size <= values.length; start += size) {
        const params = values.slice(start, start + size).flatMap((value) => table.write(value));
        inserted += await this.execute(`${table.insertion(size)} ${conflict}`, params);
      }
    }
    return inserted;
  }
}
