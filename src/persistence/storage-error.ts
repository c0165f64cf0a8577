import { DomainError } from '../domain/errors.js';

/** SQLite: locked by another process, disk full, disk failing, read-only. */
const SQLITE = /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/u;
/** PostgreSQL: connection lost (08), out of resources (53), locked (55P03), shutting down (57P), read-only (25006); and the sockets'. */
const POSTGRES = /^(?:08|53|55P03|57P|25006)|^E(?:CONN|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND|AI_AGAIN)/u;
/** What the pool says without a code. */
const POOL =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/u;
/** Serialization failure and deadlock: the same work can succeed at once. */
const CONFLICT = /^(?:40001|40P01)$/u;
/** A uniqueness is broken. */
const TAKEN = /^(?:23505|SQLITE_CONSTRAINT_(?:UNIQUE|PRIMARYKEY))$/u;

/** The driver's code of an error, through TypeORM's wrapper; '' where there is none. */
function codeOf(error: unknown): string {
  const inner = (error as { driverError?: unknown }).driverError ?? error;
  const { code } = inner as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** True where running the transaction once more is the cure. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && CONFLICT.test(codeOf(error));
}

/** True where a row with the same unique values is there already. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && TAKEN.test(codeOf(error));
}

/** What the database's own failure means to a user: `unavailable`, try later. Every other error is given back as it is. */
export function asStorageError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DomainError) return error;
  const code = codeOf(error);
  if (SQLITE.test(code) || POSTGRES.test(code) || POOL.test(error.message)) {
    const unavailable = new DomainError(
      'unavailable',
      'The database cannot do this at the moment. Try again later.',
    );
    unavailable.cause = error;
    return unavailable;
  }
  return error;
}
