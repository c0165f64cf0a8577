import { join } from 'node:path';
import { postgresPool, sqliteWriter } from '../../src/persistence/data-source.js';
import type { DatabasePlace } from '../../src/persistence/database.js';

/** Changes rows behind the back of whoever serves them: time goes by, somebody else has written. */
export async function changeRows(place: DatabasePlace, sql: string): Promise<void> {
  const dataSource =
    place.databaseUrl === null
      ? (await sqliteWriter(join(place.dataDir, 'concord.sqlite'))).dataSource
      : await postgresPool(place.databaseUrl).initialize();
  try {
    await dataSource.query(sql);
  } finally {
    await dataSource.destroy();
  }
}
