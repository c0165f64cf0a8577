import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { peakOf } from './measure.js';

const DIST = path.resolve(import.meta.dirname, '../..');
const START_WITHIN = 30_000;

export type Database = 'sqlite' | 'postgres';

/** A Concord in a process of its own, with a new database. */
export interface RunningConcord {
  readonly url: string;
  /** Bearer header of a coordinator. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where its database is: a folder, or the address of one on a server. */
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Resident memory at its highest, in bytes. */
  peak(): number | null;
}

/** Starts Concord as `npm start` does, hands it to `work`, stops it and removes its data. */
export async function withConcord<T>(
  database: Database,
  work: (concord: RunningConcord) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'concord-bench-'));
  const postgres = database === 'postgres' ? await createDatabase() : null;
  const port = await freePort();
  const env = {
    ...process.env,
    CONCORD_DATA: dataDir,
    DATABASE_URL: postgres?.url ?? '',
    REDIS_URL: '',
    PUBLIC_URL: '',
    PORT: String(port),
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
  };
  const server = spawn(process.execPath, [path.join(DIST, 'src/main.js')], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    const url = `http://127.0.0.1:${String(port)}`;
    await untilReady(url);
    const cli = path.join(DIST, 'src/cli.js');
    const token = execFileSync(process.execPath, [cli, 'token', 'create', '--role', 'coordinator'], { env });
    const headers = { authorization: `Bearer ${token.toString().trim()}` };
    return await work({
      url,
      headers,
      dataDir,
      databaseUrl: postgres?.url ?? null,
      peak: () => peakOf(server.pid),
    });
  } finally {
    await stop(server);
    await postgres?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** True where the rows on this database can be measured. */
export function isAvailable(database: Database): boolean {
  return database === 'sqlite' || process.env.CONCORD_TEST_POSTGRES_URL !== undefined;
}

/** Hands the address of a new PostgreSQL database to `work`, and drops it. */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { url, drop } = await createDatabase();
  try {
    return await work(url);
  } finally {
    await drop();
  }
}

async function createDatabase(): Promise<{ url: string; drop: () => Promise<void> }> {
  const { default: pg } = await import('pg');
  const server = process.env.CONCORD_TEST_POSTGRES_URL ?? '';
  const name = `concord_bench_${String(process.pid)}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function untilReady(url: string): Promise<void> {
  const until = performance.now() + START_WITHIN;
  while (performance.now() < until) {
    const isReady = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await sleep(50);
  }
  throw new Error('Concord did not get ready within 30 s.');
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  server.kill('SIGTERM');
  await once(server, 'exit');
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}
