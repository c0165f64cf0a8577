import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { DomainError } from '../domain/errors.js';

/** What is held until the process ends; out of reach of the garbage collector, which would close it. */
const held = new Set<DataSource>();

/**
 * Makes this process the one server of a data folder with SQLite: servers keep what they read in memory, and two would
 * not hear of each other. The lock is the operating system's, on a file of its own, so a process that is killed leaves
 * none behind, and commands beside the server are not in its way.
 *
 * @throws DomainError `unavailable` where another server has it.
 */
export async function takeServerLock(dataDir: string): Promise<void> {
  const lock = new DataSource({
    type: 'better-sqlite3',
    database: join(dataDir, 'server.lock'),
    timeout: 0,
    enableWAL: false,
  });
  await lock.initialize();
  try {
    await lock.query('BEGIN EXCLUSIVE');
  } catch (error) {
    await lock.destroy();
    const { code } = (error as { driverError?: { code?: unknown } }).driverError ?? {};
    if (code !== 'SQLITE_BUSY') throw error;
    throw new DomainError(
      'unavailable',
      `Another process serves ${dataDir} already. With SQLite there is one: stop it, or set DATABASE_URL for several.`,
    );
  }
  held.add(lock);
}
