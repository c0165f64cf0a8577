import { afterAll, beforeAll } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { Database, type DatabasePlace } from '../../src/persistence/database.js';
import { describeWith, serviceUrl } from './services.js';

/** A database for one suite: empty, migrated, and dropped when the suite is over. */
export interface TestDatabase {
  readonly kind: 'sqlite' | 'postgres';
  /** To be used inside tests and hooks, not while suites are being defined. */
  readonly database: Database;
  readonly place: DatabasePlace;
}

/** A place for one database of a kind, that nothing has been written to. */
export interface TestPlace extends DatabasePlace {
  readonly remove: () => Promise<void>;
}

/** Makes an empty place; for PostgreSQL a database of its own. */
export async function makePlace(kind: TestDatabase['kind']): Promise<TestPlace> {
  const dataDir = await mkdtemp(join(tmpdir(), 'concord-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  if (kind === 'sqlite') return { dataDir, databaseUrl: null, remove: removeFolder };
  const server = serviceUrl('PostgreSQL');
  if (server === null) throw new Error('No PostgreSQL to make a database on.');
  const name = `concord_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const remove = async () => {
    await administer(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await removeFolder();
  };
  return { dataDir, databaseUrl: url.href, remove };
}

/** Defines the suite once for SQLite and once for PostgreSQL. */
export function eachDatabase(define: (db: TestDatabase) => void): void {
  describeWith([], 'on SQLite', () => {
    define(testDatabase('sqlite'));
  });
  describeWith(['PostgreSQL'], 'on PostgreSQL', () => {
    define(testDatabase('postgres'));
  });
}

/** A database that is opened before the surrounding suite and dropped after it. */
export function testDatabase(kind: TestDatabase['kind']): TestDatabase {
  let place: TestPlace | undefined;
  let database: Database | undefined;
  beforeAll(async () => {
    place = await makePlace(kind);
    database = await Database.open(place);
    await database.migrate();
  });
  afterAll(async () => {
    await database?.close();
    await place?.remove();
  });
  return {
    kind,
    get database() {
      if (database === undefined) throw new Error('The database is not open yet.');
      return database;
    },
    get place() {
      if (place === undefined) throw new Error('The database is not open yet.');
      return place;
    },
  };
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
