import type { WriteRepositories } from './write-repositories.js';

/**
 * What one transaction does. It may be run again from the start, so it touches nothing but the
 * repositories; it is short, since on SQLite everybody else waits; and it never begins another transaction.
 */
export type Work<T> = (tx: WriteRepositories) => Promise<T>;

/** The only way to write. */
export abstract class UnitOfWork {
  /**
   * Runs the work in a transaction: all of it is stored durably before the promise resolves, or none of it.
   * An error thrown by the work rolls back and is thrown on.
   */
  abstract transact<T>(work: Work<T>): Promise<T>;

  /**
   * Takes off the disk what was overwritten or deleted of people: SQLite's write-ahead log still has it, and PostgreSQL's
   * pages. PostgreSQL's own write-ahead log has it until the server has used its files anew.
   *
   * @throws DomainError `unavailable` where somebody still reads an older state: later it can be done.
   */
  abstract dropOverwritten(): Promise<void>;
}
