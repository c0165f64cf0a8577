import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { CreateTables1763700000000 } from '../../migrations/1763700000000-create-tables.js';
import { MIGRATIONS } from '../../migrations/index.js';
import { postgresPool, sqliteWriter } from '../../src/persistence/data-source.js';
import { Database } from '../../src/persistence/database.js';
import { ENTITIES } from '../../src/persistence/entities/index.js';
import { eachDatabase, makePlace, type TestPlace } from '../factories/databases.js';

const ALL = MIGRATIONS.map(({ name }) => name);

/** Begins the first migration as TypeORM does, and loses the connection after some statements. */
async function dieAfter(survived: number, place: TestPlace): Promise<void> {
  const dataSource =
    place.databaseUrl === null
      ? (await sqliteWriter(join(place.dataDir, 'concord.sqlite'))).dataSource
      : await postgresPool(place.databaseUrl).initialize();
  const runner = dataSource.createQueryRunner();
  await runner.startTransaction();
  let statements = 0;
  const dying = Object.assign(Object.create(runner) as typeof runner, {
    query: (sql: string) => {
      if (statements === survived) throw new Error('killed');
      statements += 1;
      return runner.query(sql);
    },
  });
  await expect(new CreateTables1763700000000().up(dying)).rejects.toThrow('killed');
  await runner.release();
  await dataSource.destroy();
}

describe('migrations', () => {
  eachDatabase((db) => {
    it('leave nothing pending, and run once', async () => {
      expect(await db.database.pendingMigrations()).toEqual([]);
      expect(await db.database.migrate()).toEqual([]);
    });

    it.each(ENTITIES.map((entity) => [entity.name, entity] as const))(
      'give %s the table that it describes',
      async (_, entity) => {
        expect(await db.database.rows.select<object>(entity)).toEqual([]);
      },
    );

    it.each([0, 1, 5, 12, 20, 26])(
      'killed after statement %i are run again from the start',
      async (survived) => {
        const place = await makePlace(db.kind);
        try {
          await dieAfter(survived, place);
          const database = await Database.open(place);
          expect(await database.migrate()).toEqual(ALL);
          expect(await database.reads.tasks.list({ limit: 1 })).toEqual([]);
          await database.close();
        } finally {
          await place.remove();
        }
      },
    );

    it('are run by one of several processes that start together', async () => {
      const place = await makePlace(db.kind);
      try {
        const starting = await Promise.all([1, 2, 3].map(() => Database.open(place)));
        const ran = await Promise.all(starting.map((database) => database.migrate()));
        expect(ran.flat()).toEqual(ALL);
        await Promise.all(starting.map((database) => database.close()));
      } finally {
        await place.remove();
      }
    });
  });
});
