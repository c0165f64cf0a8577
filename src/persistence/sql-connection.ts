import type { DataSource, EntityManager } from 'typeorm';

export type Params = readonly (string | number | boolean | null)[];

/** Statements with `?` for parameters, on one connection or on a pool. */
export interface SqlConnection {
  /** Knows the entities. */
  readonly dataSource: DataSource;
  all(sql: string, params: Params): Promise<Record<string, unknown>[]>;
  /** How many rows were changed. */
  run(sql: string, params: Params): Promise<number>;
}

/** A statement as better-sqlite3 prepares it. */
interface Statement {
  readonly reader: boolean;
  all(...params: unknown[]): Record<string, unknown>[];
  run(...params: unknown[]): { readonly changes: number };
}

/** The part of better-sqlite3's connection that is used. */
export interface SqliteConnection {
  readonly inTransaction: boolean;
  pragma(source: string): unknown;
  prepare(sql: string): Statement;
}

/** More than all the repositories' statements in all their sizes. */
const STATEMENTS = 500;

/**
 * SQLite without TypeORM's query runner in between, which costs ten times the statement itself: a save is six
 * statements, and they all run on the one thread that also answers HTTP.
 */
export class PreparedStatements implements SqlConnection {
  readonly #statements = new Map<string, Statement>();

  constructor(
    readonly dataSource: DataSource,
    readonly connection: SqliteConnection,
  ) {}

  async all(sql: string, params: Params): Promise<Record<string, unknown>[]> {
    return Promise.resolve(this.#prepare(sql).all(...params.map(bindable)));
  }

  async run(sql: string, params: Params): Promise<number> {
    const statement = this.#prepare(sql);
    const values = params.map(bindable);
    if (!statement.reader) return Promise.resolve(statement.run(...values).changes);
    return Promise.resolve(statement.all(...values).length);
  }

  #prepare(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (statement === undefined) {
      if (this.#statements.size >= STATEMENTS) this.#statements.clear();
      statement = this.connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** SQLite has no booleans. */
function bindable(value: string | number | boolean | null): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** PostgreSQL: the pool, or the connection of one transaction if the manager belongs to one. */
export class PostgresStatements implements SqlConnection {
  constructor(private readonly manager: EntityManager) {}

  get dataSource(): DataSource {
    return this.manager.dataSource;
  }

  all(sql: string, params: Params): Promise<Record<string, unknown>[]> {
    return this.manager.query<Record<string, unknown>[]>(numbered(sql), [...params]);
  }

  async run(sql: string, params: Params): Promise<number> {
    const runner = this.manager.queryRunner;
    if (runner === undefined) throw new Error('A write outside a transaction.');
    const result = await runner.query(numbered(sql), [...params], true);
    return result.affected ?? 0;
  }
}

const known = new Map<string, string>();

/** `?` becomes `$1`, `$2` …; no statement of ours has a question mark in a literal. */
function numbered(sql: string): string {
  let text = known.get(sql);
  if (text === undefined) {
    let count = 0;
    text = sql.replaceAll('?', () => `$${(count += 1)}`);
    known.set(sql, text);
  }
  return text;
}
