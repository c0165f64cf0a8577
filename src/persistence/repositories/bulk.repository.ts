import { ENTITIES } from '../entities/index.js';
import { InvitationEntity } from '../entities/invitation.entity.js';
import { SessionEntity } from '../entities/session.entity.js';
import { TaskEntity } from '../entities/task.entity.js';
import type { Rows } from '../rows.js';
import type { EntityClass, Row } from '../table.js';

/** A row of any table, as a plain value. */
export interface DumpedRow {
  readonly table: string;
  readonly row: Row<Readonly<Record<string, unknown>>>;
}

type AnyEntity = EntityClass<Readonly<Record<string, unknown>>>;

/** Rows read at a time. Few, because a source revision may have 10 MB. */
const PAGE = 50;
/** Rows written at a time. */
const BATCH = 1_000;

/**
 * What opens a door is not kept: a session that was ended, or a code that was revoked, would be good again on the day when
 * an older backup is restored.
 */
const OPENS_DOORS: ReadonlySet<unknown> = new Set([SessionEntity, InvitationEntity]);
/** A server that has just been started for the first time may have written these. */
const OF_A_FIRST_START: ReadonlySet<unknown> = new Set([InvitationEntity, TaskEntity]);

const TABLES = ENTITIES as unknown as readonly AnyEntity[];

/** Every row that is kept, of every table, parents before children. */
export async function* dumpRows(rows: Rows): AsyncGenerator<DumpedRow> {
  for (const entity of TABLES.filter((one) => !OPENS_DOORS.has(one))) {
    const table = rows.table(entity);
    const names = table.key.map(({ name }) => name).join(', ');
    let last: (string | number)[] | null = null;
    for (;;) {
      const after: string = last === null ? '' : `WHERE (${names}) > (${last.map(() => '?').join(', ')})`;
      const page: DumpedRow['row'][] = await rows.select(entity, `${after} ORDER BY ${names} LIMIT ?`, [
        ...(last ?? []),
        PAGE,
      ]);
      for (const row of page) yield { table: table.name, row };
      const end = page.at(-1);
      if (end === undefined || page.length < PAGE) break;
      last = table.key.map(({ property }) => end[property] as string | number);
    }
  }
}

/** Writes rows as they once were, for `concord restore`. */
export class BulkWrites {
  constructor(private readonly rows: Rows) {}

  /** The first table that has rows, or null where the database is empty. */
  async occupied(): Promise<string | null> {
    for (const entity of TABLES.filter((one) => !OF_A_FIRST_START.has(one))) {
      const [row] = await this.rows.query(`SELECT 1 AS "found" FROM ${this.rows.table(entity).name} LIMIT 1`);
      if (row !== undefined) return this.rows.table(entity).name;
    }
    return null;
  }

  /** Rows in the order of `dumpRows`; references are checked when the transaction ends. How many rows there were. */
  async load(dumped: AsyncIterable<DumpedRow>): Promise<number> {
    await this.rows.execute(
      this.rows.isPostgres ? 'SET CONSTRAINTS ALL DEFERRED' : 'PRAGMA defer_foreign_keys = ON',
    );
    // The link that a first start printed: whoever is restored has coordinators.
    await this.rows.execute(`DELETE FROM ${this.rows.table(InvitationEntity).name}`);
    const entities = new Map(TABLES.map((entity) => [this.rows.table(entity).name, entity]));
    let count = 0;
    let batch: { readonly entity: AnyEntity; readonly values: DumpedRow['row'][] } | null = null;
    for await (const { table, row } of dumped) {
      const entity = entities.get(table);
      if (entity === undefined) throw new Error(`There is no table "${table}".`);
      if (batch !== null && (batch.entity !== entity || batch.values.length >= BATCH)) {
        await this.rows.insert(batch.entity, batch.values);
        batch = null;
      }
      batch ??= { entity, values: [] };
      batch.values.push(row);
      count += 1;
    }
    if (batch !== null) await this.rows.insert(batch.entity, batch.values);
    return count;
  }
}
