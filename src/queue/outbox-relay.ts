import { Logger } from '@nestjs/common';
import { Queue } from 'bullmq';
import type { Reads } from '../persistence/reads.js';
import { relayConnection, type RedisPlace } from './redis-place.js';
import { Ticker } from './ticker.js';

/** How many tasks are handed over at a time. */
const BATCH = 200;

/**
 * Hands the tasks that are due to BullMQ, and hands them over again for as long as they are due: what Redis has already
 * is left out by its id, what Redis has lost comes back. So Redis may be away, or lose everything.
 */
export class OutboxRelay {
  readonly #logger = new Logger('OutboxRelay');
  readonly #ticker: Ticker;
  #queue: Queue | null = null;

  constructor(
    private readonly reads: Reads,
    private readonly place: RedisPlace,
    poll: number,
  ) {
    this.#ticker = new Ticker(poll, () => this.#offerDue(), this.#logger);
  }

  start(): void {
    this.#ticker.start();
  }

  wake(): void {
    this.#ticker.wake();
  }

  async stop(): Promise<void> {
    // Without a connection BullMQ would wait for one.
    await this.#forgetQueue();
    await this.#ticker.stop();
    await this.#forgetQueue();
  }

  async #offerDue(): Promise<void> {
    const due = await this.reads.tasks.due(new Date().toISOString(), BATCH);
    if (due.length === 0) return;
    try {
      this.#queue ??= this.#openQueue();
      await this.#queue.addBulk(
        due.map(({ id, name, attempts }) => ({
          name,
          data: { id },
          // The next attempt has another id, so that what is left of a killed worker is not in its way.
          opts: { jobId: `${id}.${attempts}`, removeOnComplete: true, removeOnFail: true },
        })),
      );
    } catch (error) {
      await this.#forgetQueue();
      throw error;
    }
  }

  #openQueue(): Queue {
    const queue = new Queue(this.place.name, {
      prefix: this.place.prefix,
      connection: relayConnection(this.place),
    });
    // Its commands fail as well, and those are reported.
    queue.on('error', () => undefined);
    return queue;
  }

  async #forgetQueue(): Promise<void> {
    const queue = this.#queue;
    this.#queue = null;
    await queue?.disconnect().catch(() => undefined);
  }
}
