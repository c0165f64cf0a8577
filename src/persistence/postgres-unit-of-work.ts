import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { TABLES_OF_PEOPLE } from './repositories/forgetting.repository.js';
import { rewriteTables } from './rewrite-tables.js';
import { Rows } from './rows.js';
import { PostgresStatements } from './sql-connection.js';
import { asStorageError, isConflict } from './storage-error.js';
import { UnitOfWork, type Work } from './unit-of-work.js';
import { WriteRepositories } from './write-repositories.js';

const ATTEMPTS = 5;

/** A transaction of its own for each unit of work, tried again where PostgreSQL broke up a conflict. */
export class PostgresUnitOfWork extends UnitOfWork {
  readonly #dataSource: DataSource;

  constructor(dataSource: DataSource) {
    super();
    this.#dataSource = dataSource;
  }

  override async transact<T>(work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !isConflict(error)) throw asStorageError(error);
        await sleep(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  override async dropOverwritten(): Promise<void> {
    const runner = this.#dataSource.createQueryRunner();
    try {
      await rewriteTables(runner, TABLES_OF_PEOPLE);
    } catch (error) {
      throw asStorageError(error);
    } finally {
      await runner.release();
    }
  }

  async #once<T>(work: Work<T>): Promise<T> {
    const runner = this.#dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      const tx = new WriteRepositories(new Rows(new PostgresStatements(runner.manager)));
      const result = await work(tx);
      await runner.commitTransaction();
      tx.committed();
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** The first error is the one that tells; a lost connection has rolled back already. */
async function rollBack(runner: QueryRunner): Promise<void> {
  try {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
  } catch {
    return;
  }
}
