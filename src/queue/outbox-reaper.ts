import { Logger } from '@nestjs/common';
import type { UnitOfWork } from '../persistence/unit-of-work.js';
import { Ticker } from './ticker.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a task that is done is kept, so that somebody can look at it; milliseconds. */
const KEPT_MS = 30 * DAY_MS;
const EVERY_MS = 60 * 60 * 1000;

/** Forgets tasks that were done long ago. Any number of processes may do so; what is dead stays until somebody looks. */
export class OutboxReaper {
  readonly #ticker: Ticker;

  constructor(unitOfWork: UnitOfWork) {
    this.#ticker = new Ticker(
      EVERY_MS,
      async () => {
        const time = new Date(Date.now() - KEPT_MS).toISOString();
        await unitOfWork.transact((tx) => tx.tasks.forgetDoneBefore(time));
      },
      new Logger('OutboxReaper'),
    );
  }

  start(): void {
    this.#ticker.start();
  }

  stop(): Promise<void> {
    return this.#ticker.stop();
  }
}
