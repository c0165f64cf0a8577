import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Place } from './canaries.js';

/** Every file below a folder; what is packed is unpacked. */
export async function filesBelow(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      const isPacked = bytes.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b]));
      return { name: relative(folder, file), bytes: isPacked ? gunzipSync(bytes) : bytes };
    }),
  );
}

/** Every row of every table of a PostgreSQL database, as text. */
export async function tablesOf(url: string): Promise<Place[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const places: Place[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ line: string }>(`SELECT t::text AS line FROM ${name} t`);
      places.push({ name: `table ${name}`, bytes: Buffer.from(rows.map(({ line }) => line).join('\n')) });
    }
    return places;
  } finally {
    await client.end();
  }
}

/**
 * The files of a PostgreSQL database as they lie on the disk: tables, indexes, long values and statistics, with whatever
 * was deleted from them. Needs a superuser.
 */
export async function heapOf(url: string): Promise<Place[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('CHECKPOINT');
    const { rows } = await client.query<{ name: string; bytes: Buffer | null }>(
      `SELECT 'file of ' || oid::regclass AS name, pg_read_binary_file(pg_relation_filepath(oid), 0, pg_relation_size(oid), true) AS bytes
        FROM pg_class WHERE pg_relation_filepath(oid) IS NOT NULL AND (relnamespace = 'public'::regnamespace
        OR relnamespace = 'pg_toast'::regnamespace OR relname IN ('pg_statistic', 'pg_attribute'))`,
    );
    return rows.map(({ name, bytes }) => ({ name, bytes: bytes ?? Buffer.alloc(0) }));
  } finally {
    await client.end();
  }
}

/** The first file of the write-ahead log that what is written from now on can be in. */
export async function walFileNow(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'SELECT pg_walfile_name(pg_current_wal_lsn()) AS name',
    );
    return rows[0]?.name ?? '';
  });
}

/** The files of PostgreSQL's write-ahead log from one on. Needs a superuser. */
export async function walSince(url: string, first: string): Promise<Place[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; bytes: Buffer }>(
      `SELECT 'write-ahead log ' || name AS name, pg_read_binary_file('pg_wal/' || name) AS bytes FROM pg_ls_waldir()
        WHERE name >= $1 AND name <= pg_walfile_name(pg_current_wal_lsn()) AND name ~ '^[0-9A-F]{24}$'`,
      [first],
    );
    return rows;
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Hears every command that a Redis server is sent. */
export interface RedisEar {
  /** What was heard until now, and what Redis would store. */
  heard(): Promise<Place[]>;
  close(): void;
}

/** Listens from now on. */
export async function listenToRedis(url: string): Promise<RedisEar> {
  const { hostname, port, password } = new URL(url);
  const redis = new Redis(url);
  const heard: Buffer[] = [];
  const socket = connect(Number(port === '' ? 6379 : port), hostname);
  socket.on('data', (chunk) => heard.push(chunk));
  socket.write(`${password === '' ? '' : `AUTH ${decodeURIComponent(password)}\r\n`}MONITOR\r\n`);
  await once(socket, 'data');
  return {
    heard: async () => [{ name: 'commands to Redis', bytes: Buffer.concat(heard) }, ...(await dumpOf(redis))],
    close: () => {
      socket.destroy();
      redis.disconnect();
    },
  };
}

/** The file that Redis would write, with nothing packed in it; Redis has to be on this machine. */
async function dumpOf(redis: Redis): Promise<Place[]> {
  const setting = async (name: string): Promise<string> =>
    ((await redis.config('GET', name)) as string[])[1] ?? '';
  const compression = await setting('rdbcompression');
  await redis.config('SET', 'rdbcompression', 'no');
  try {
    await redis.save();
    const file = join(await setting('dir'), await setting('dbfilename'));
    return [{ name: 'dump of Redis', bytes: await readFile(file) }];
  } finally {
    await redis.config('SET', 'rdbcompression', compression);
  }
}
