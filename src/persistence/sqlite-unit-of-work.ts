import { DomainError } from '../domain/errors.js';
import { Rows } from './rows.js';
import { BUSY_TIMEOUT } from './data-source.js';
import type { PreparedStatements, SqliteConnection } from './sql-connection.js';
import { asStorageError } from './storage-error.js';
import { UnitOfWork, type Work } from './unit-of-work.js';
import { WriteRepositories } from './write-repositories.js';

/** Units of work that share one commit at most, and the time after which no more are taken in, in milliseconds. */
const MOST = 128;
const LONGEST = 20;

/** A unit of work that waits for its turn, or has had it and waits for the commit. */
interface Waiting {
  /** Runs the work; what is to be told to the caller once the commit has succeeded. */
  readonly run: (rows: Rows) => Promise<() => void>;
  readonly reject: (error: unknown) => void;
}

/**
 * The queue of one in front of SQLite's only writer, with group commit: whatever waits is done in one real transaction,
 * each unit of work in its own savepoint, and nobody is answered before the commit has reached the disk.
 *
 * TypeORM has one query runner for a SQLite file, and its own transactions on it would interleave. So none are used:
 * all statements between BEGIN and COMMIT are issued here, one unit of work after the other.
 */
export class SqliteUnitOfWork extends UnitOfWork {
  readonly #waiting: Waiting[] = [];
  #busy = false;

  constructor(private readonly statements: PreparedStatements) {
    super();
  }

  override transact<T>(work: Work<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = async (rows: Rows): Promise<() => void> => {
        const tx = new WriteRepositories(rows);
        const result = await work(tx);
        return () => {
          resolve(result);
          tx.committed();
        };
      };
      this.#waiting.push({ run, reject });
      this.#wake();
    });
  }

  override async dropOverwritten(): Promise<void> {
    // Whatever waited before is committed then, and nobody has begun anew.
    await this.transact(() => Promise.resolve());
    const { connection } = this.statements;
    if (connection.inTransaction || !emptyLog(connection))
      throw new DomainError('unavailable', 'Somebody still reads what was there before.');
  }

  /** Begins after the requests that have already arrived were read, so that they share the commit. */
  #wake(): void {
    if (this.#busy) return;
    this.#busy = true;
    setImmediate(() => {
      void this.#commitGroup().finally(() => {
        this.#busy = false;
        if (this.#waiting.length > 0) this.#wake();
      });
    });
  }

  async #commitGroup(): Promise<void> {
    const group: Waiting[] = [];
    const answers: (() => void)[] = [];
    const rows = new Rows(this.statements);
    try {
      await this.statements.run('BEGIN IMMEDIATE', []);
      const end = performance.now() + LONGEST;
      while (
        this.#waiting.length > 0 &&
        group.length < MOST &&
        (group.length === 0 || performance.now() < end)
      ) {
        const next = this.#waiting.shift();
        if (next === undefined) break;
        group.push(next);
        const answer = await this.#inSavepoint(next, rows);
        if (answer !== null) answers.push(answer);
      }
      await this.statements.run('COMMIT', []);
    } catch (error) {
      await this.#failGroup(group, error);
      return;
    }
    for (const answer of answers) answer();
  }

  /** What to answer after the commit; null where the work failed, was undone alone and its caller told. */
  async #inSavepoint(unit: Waiting, rows: Rows): Promise<(() => void) | null> {
    await this.statements.run('SAVEPOINT unit_of_work', []);
    try {
      const answer = await unit.run(rows);
      await this.statements.run('RELEASE unit_of_work', []);
      return answer;
    } catch (error) {
      // A full disk ends the whole transaction, and with it every unit of work before this one.
      if (!this.statements.connection.inTransaction) throw error;
      await this.statements.run('ROLLBACK TO unit_of_work', []);
      await this.statements.run('RELEASE unit_of_work', []);
      unit.reject(asStorageError(error));
      return null;
    }
  }

  /** Nothing of the group is stored. Where nobody had begun, whoever waited is told instead of trying for ever. */
  async #failGroup(group: readonly Waiting[], error: unknown): Promise<void> {
    if (this.statements.connection.inTransaction) await this.statements.run('ROLLBACK', []);
    const told = group.length > 0 ? group : this.#waiting.splice(0);
    for (const { reject } of told) reject(asStorageError(error));
  }
}

/** Writes the log into the file and empties it. False where a reader is in the way: waiting would hold up everybody. */
function emptyLog(connection: SqliteConnection): boolean {
  connection.pragma('busy_timeout = 0');
  try {
    const [outcome] = connection.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[];
    return outcome?.busy === 0;
  } finally {
    connection.pragma(`busy_timeout = ${BUSY_TIMEOUT}`);
  }
}
