import { Logger } from '@nestjs/common';
import type { Config } from './config/config.js';
import { ConfigError, loadConfig } from './config/load-config.js';
import { DomainError } from './domain/errors.js';
import { Database } from './persistence/database.js';
import { takeServerLock } from './persistence/server-lock.js';

const REFUSED = 1;
const WRONG_USAGE = 2;

/** What the system says of a place, in words; `place` is what to look at. */
const PLACES: Readonly<Record<string, (place: string) => string>> = {
  EADDRINUSE: (place) => `${place} is in use by another process: PORT and HOST name another address.`,
  EADDRNOTAVAIL: (place) => `${place} is no address of this machine: HOST names another.`,
  EACCES: (place) => `There is no permission to use ${place}.`,
  EPERM: (place) => `There is no permission to use ${place}.`,
  EROFS: (place) => `${place} can only be read: CONCORD_DATA names a folder to write to.`,
  EEXIST: (place) => `${place} is not a folder: CONCORD_DATA names one.`,
  ENOTDIR: (place) => `${place} leads through a file: CONCORD_DATA names a folder.`,
  ENOSPC: (place) => `The disk of ${place} is full.`,
};

/**
 * Starts a server process, web or worker, after what it needs was looked at. Where it cannot start: one line a reason
 * on stderr, exit status 2 for a wrong setting and 1 for anything else; a stack only for what nobody foresaw.
 */
export async function start(begin: (config: Config) => Promise<void>): Promise<void> {
  try {
    const config = loadConfig();
    await prepare(config);
    await begin(config);
  } catch (error) {
    const line = reason(error);
    if (line === null) new Logger('Concord').error(error);
    else process.stderr.write(`${line}\n`);
    process.exit(error instanceof ConfigError ? WRONG_USAGE : REFUSED);
  }
}

/** Looked at before Nest begins, which would print a stack of whatever fails. */
async function prepare(config: Config): Promise<void> {
  const database = await Database.open(config);
  await database.close();
  if (config.databaseUrl === null) await takeServerLock(config.dataDir);
}

function reason(error: unknown): string | null {
  if (error instanceof ConfigError) return error.message;
  const cause = causeOf(error);
  const { code = '', path, address, port } = cause;
  if (error instanceof DomainError)
    return cause === error ? error.message : `The database cannot be used: ${cause.message || code}.`;
  const place = path ?? (port === undefined ? undefined : `${address ?? ''}:${port}`);
  const words = place === undefined ? undefined : PLACES[code];
  if (words !== undefined && place !== undefined) return words(place);
  // PostgreSQL's own words: no such database, no such user, a wrong password.
  return /^(?:28|3D)/u.test(code) ? `The database cannot be used: ${cause.message}.` : null;
}

interface SystemError extends Error {
  readonly code?: string;
  readonly path?: string;
  readonly address?: string;
  readonly port?: number;
}

function causeOf(error: unknown): SystemError {
  const { cause } = error as { cause?: unknown };
  return (cause instanceof Error ? cause : error) as SystemError;
}
