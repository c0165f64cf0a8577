import type { EntityManager, ObjectLiteral } from 'typeorm';
import { asStorageError, isConflict } from './storage-error.js';
import { tableOf, type EntityClass, type Row, type Table } from './table.js';

export type Params = readonly (string | number | boolean | null)[];

/** Rows inserted by one statement; the sizes are few so that the prepared statements are few. */
const CHUNKS = [100, 10, 1] as const;

/**
 * Statements over one connection. SQL is written once for both databases: `?` for parameters, snake_case names,
 * aliases in double quotes.
 */
export class Rows {
  readonly #manager: EntityManager;
  readonly isPostgres: boolean;

  constructor(manager: EntityManager) {
    this.#manager = manager;
    this.isPostgres = manager.dataSource.options.type === 'postgres';
  }

  table<T extends ObjectLiteral>(entity: EntityClass<T>): Table<T> {
    return tableOf(this.#manager.dataSource, entity);
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
      return await this.#manager.query<Record<string, unknown>[]>(this.#dialect(sql), [...params]);
    } catch (error) {
      throw isConflict(error) ? error : asStorageError(error);
    }
  }

  /** Runs a statement that changes rows; how many it changed. */
  async execute(sql: string, params: Params = []): Promise<number> {
    const runner = this.#manager.queryRunner;
    if (runner === undefined) throw new Error('A write outside a transaction.');
    const result = await runner.query(this.#dialect(sql), [...params], true);
    return result.affected ?? 0;
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

  #dialect(sql: string): string {
    return this.isPostgres ? withNumberedParameters(sql) : sql;
  }
}

const numbered = new Map<string, string>();

/** `?` becomes `$1`, `$2` …; no statement of ours has a question mark in a literal. */
function withNumberedParameters(sql: string): string {
  let known = numbered.get(sql);
  if (known === undefined) {
    let count = 0;
    known = sql.replaceAll('?', () => `$${(count += 1)}`);
    numbered.set(sql, known);
  }
  return known;
}
