import { Logger } from '@nestjs/common';
import type { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import type { TaskQueue } from './task-queue.js';
import { Ticker } from './ticker.js';

/** Not in the midst of a start. */
const FIRST_MS = 60_000;
const EVERY_MS = 60 * 60 * 1000;

/** Asks once a day for what is due every day. Any number of processes may do so: the tasks may run twice. */
export class DailyTasks {
  readonly #ticker: Ticker;
  #first: NodeJS.Timeout | null = null;

  constructor(unitOfWork: UnitOfWork, queue: TaskQueue) {
    this.#ticker = new Ticker(
      EVERY_MS,
      () => unitOfWork.transact((tx) => askForDailyTasks(tx, queue, new Date().toISOString().slice(0, 10))),
      new Logger('DailyTasks'),
    );
  }

  start(): void {
    this.#first = setTimeout(() => {
      this.#ticker.start();
    }, FIRST_MS);
  }

  async stop(): Promise<void> {
    if (this.#first !== null) clearTimeout(this.#first);
    await this.#ticker.stop();
  }
}

/** @param day `YYYY-MM-DD`. */
export async function askForDailyTasks(tx: WriteRepositories, queue: TaskQueue, day: string): Promise<void> {
  const dedupeKey = `purge-exact-times:${day}`;
  if (await tx.tasks.isKnown(dedupeKey)) return;
  await queue.enqueue(tx, { name: 'purge-exact-times', payload: { day } }, { dedupeKey });
}
