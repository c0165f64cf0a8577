import { describe, expect, it } from '@jest/globals';
import { Database } from '../../src/persistence/database.js';
import { ENTITIES } from '../../src/persistence/entities/index.js';
import { eachDatabase, makePlace } from '../factories/databases.js';

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

    it('are run by one of several processes that start together', async () => {
      const place = await makePlace(db.kind);
      try {
        const starting = await Promise.all([1, 2, 3].map(() => Database.open(place)));
        const ran = await Promise.all(starting.map((database) => database.migrate()));
        expect(ran.flat()).toEqual(['CreateTables1763700000000']);
        await Promise.all(starting.map((database) => database.close()));
      } finally {
        await place.remove();
      }
    });
  });
});
