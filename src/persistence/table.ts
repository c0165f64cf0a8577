import type { DataSource, ObjectLiteral } from 'typeorm';

export type EntityClass<T extends ObjectLiteral> = new () => T;

/** A row as a plain value. */
export type Row<T> = { readonly [Property in keyof T]: T[Property] };

type Cell = string | number | boolean | null;

interface ColumnMap {
  readonly name: string;
  readonly property: string;
  readonly read: (cell: unknown) => unknown;
  readonly write: (value: unknown) => Cell;
}

/** One table as its entity describes it: statements' parts, and rows ↔ values. */
export class Table<T extends ObjectLiteral> {
  readonly #insertions = new Map<number, string>();
  readonly #selections = new Map<string, string>();

  constructor(
    readonly name: string,
    private readonly columns: readonly ColumnMap[],
    /** The primary key: column and property of each part. */
    readonly key: readonly Pick<ColumnMap, 'name' | 'property'>[],
  ) {}

  /** The columns for a SELECT, from the table or its alias, each named `prefix` + property. */
  selection(alias: string, prefix = ''): string {
    const cached = this.#selections.get(alias + prefix);
    if (cached !== undefined) return cached;
    const list = this.columns
      .map(({ name, property }) => `${alias}.${name} AS "${prefix}${property}"`)
      .join(', ');
    this.#selections.set(alias + prefix, list);
    return list;
  }

  read(row: Readonly<Record<string, unknown>>, prefix = ''): Row<T> {
    const value: Record<string, unknown> = {};
    for (const column of this.columns) value[column.property] = column.read(row[prefix + column.property]);
    return value as Row<T>;
  }

  insertion(rows: number): string {
    const cached = this.#insertions.get(rows);
    if (cached !== undefined) return cached;
    const tuple = `(${this.columns.map(() => '?').join(', ')})`;
    const names = this.columns.map(({ name }) => name).join(', ');
    const sql = `INSERT INTO ${this.name} (${names}) VALUES ${Array<string>(rows).fill(tuple).join(', ')}`;
    this.#insertions.set(rows, sql);
    return sql;
  }

  write(value: Row<T>): Cell[] {
    return this.columns.map((column) => column.write(value[column.property as keyof T]));
  }
}

const tables = new WeakMap<DataSource, Map<EntityClass<ObjectLiteral>, Table<ObjectLiteral>>>();

/** The table of an entity; built once per data source. */
export function tableOf<T extends ObjectLiteral>(dataSource: DataSource, entity: EntityClass<T>): Table<T> {
  let known = tables.get(dataSource);
  known ??= new Map<EntityClass<ObjectLiteral>, Table<ObjectLiteral>>();
  tables.set(dataSource, known);
  let table = known.get(entity);
  if (table === undefined) known.set(entity, (table = describe(dataSource, entity)));
  return table as Table<T>;
}

function describe(dataSource: DataSource, entity: EntityClass<ObjectLiteral>): Table<ObjectLiteral> {
  const metadata = dataSource.getMetadata(entity);
  const columns = metadata.columns.map((column): ColumnMap => {
    const transformer = [column.transformer].flat().at(0);
    return {
      name: column.databaseName,
      property: column.propertyName,
      read:
        transformer !== undefined
          ? (cell) => transformer.from(cell) as unknown
          : column.type === 'boolean'
            ? (cell) => cell === true || cell === 1
            : (cell) => cell,
      write: transformer === undefined ? (value) => value as Cell : (value) => transformer.to(value) as Cell,
    };
  });
  const keys = new Set(metadata.primaryColumns.map((column) => column.propertyName));
  return new Table(
    metadata.tableName,
    columns,
    columns.filter(({ property }) => keys.has(property)),
  );
}
