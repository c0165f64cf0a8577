import type { DataSource, EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';

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

/** The part of `pg`'s pool and of its connections that is used. */
interface PgConnection {
  query(statement: {
    readonly name?: string;
    readonly text: string;
    readonly values: unknown[];
  }): Promise<{ readonly rows: Record<string, unknown>[]; readonly rowCount: number | null }>;
}

/**
 * PostgreSQL: the pool, or the connection of one transaction if the manager belongs to one. Statements go by name, so
 * that each connection parses and plans them once: planning is two thirds of what a save costs the server.
 */
export class PostgresStatements implements SqlConnection {
  constructor(private readonly manager: EntityManager) {}

  get dataSource(): DataSource {
    return this.manager.dataSource;
  }

  async all(sql: string, params: Params): Promise<Record<string, unknown>[]> {
    const connection = (await this.manager.queryRunner?.connect()) as PgConnection | undefined;
    return (await (connection ?? this.#pool()).query(named(sql, params))).rows;
  }

  async run(sql: string, params: Params): Promise<number> {
    const runner = this.manager.queryRunner;
    if (runner === undefined) throw new Error('A write outside a transaction.');
    const connection = (await runner.connect()) as PgConnection;
    return (await connection.query(named(sql, params))).rowCount ?? 0;
  }

  #pool(): PgConnection {
    return (this.manager.dataSource.driver as PostgresDriver).master as PgConnection;
  }
}

/** Those of a list of rows have a text for every length: too many to be remembered by the server. */
const LONGEST_NAMED = 2_000;

const known = new Map<string, { readonly name?: string; readonly text: string }>();

/** `?` becomes `$1`, `$2` …; no statement of ours has a question mark in a literal. */
function named(sql: string, params: Params): { name?: string; text: string; values: unknown[] } {
  let statement = known.get(sql);
  if (statement === undefined) {
    let count = 0;
    const text = sql.replaceAll('?', () => `$${(count += 1)}`);
    const isNamed = text.length <= LONGEST_NAMED && known.size < STATEMENTS;
    statement = isNamed ? { name: `concord_${known.size}`, text } : { text };
    known.set(sql, statement);
  }
  return { ...statement, values: [...params] };
}
