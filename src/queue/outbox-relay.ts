import { Logger } from '@nestjs/common';
import { Queue } from 'bullmq';
import type { Reads } from '../persistence/reads.js';
import type { TaskRecord } from '../persistence/records.js';
import { connectRedis, type RedisPlace } from './redis-place.js';
import { Ticker } from './ticker.js';
import { unlessAborted } from './unless-aborted.js';

/** How many tasks are handed over at a time. */
const BATCH = 200;
/** How long Redis may take to answer, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Hands the tasks that are due to BullMQ, and hands them over again for as long as they are due: what Redis has already
 * is left out by its id, what Redis has lost comes back. So Redis may be away, or lose everything.
 */
export class OutboxRelay {
  readonly #logger = new Logger('OutboxRelay');
  readonly #ticker: Ticker;
  readonly #stopping = new AbortController();
  #isUp = true;
  #queue: { readonly queue: Queue; readonly end: AbortController } | null = null;

  constructor(
    private readonly reads: Reads,
    private readonly place: RedisPlace,
    poll: number,
  ) {
    this.#ticker = new Ticker(poll, () => this.#offerDue(), this.#logger);
  }

  /** False from a try that failed to the next one that does not. */
  get isUp(): boolean {
    return this.#isUp;
  }

  start(): void {
    this.#ticker.start();
  }

  wake(): void {
    this.#ticker.wake();
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The relay stops.'));
    await this.#ticker.stop();
    await this.#forgetQueue();
  }

  async #offerDue(): Promise<void> {
    const due = await this.reads.tasks.due(new Date().toISOString(), BATCH);
    if (due.length === 0) return;
    try {
      this.#queue ??= this.#openQueue();
      // BullMQ waits without end for a Redis that it never reached.
      const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(PATIENCE)]);
      await unlessAborted(this.#queue.queue.addBulk(due.map(toEntry)), signal);
      this.#isUp = true;
    } catch (error) {
      this.#isUp = false;
      await this.#forgetQueue();
      throw error;
    }
  }

  #openQueue(): { queue: Queue; end: AbortController } {
    const end = new AbortController();
    // Fails at once where Redis is away: the next tick tries again.
    const options = { enableOfflineQueue: false, maxRetriesPerRequest: 1 };
    const connection = connectRedis(this.place, end.signal, options);
    const queue = new Queue(this.place.name, { prefix: this.place.prefix, connection });
    queue.on('error', () => undefined);
    return { queue, end };
  }

  async #forgetQueue(): Promise<void> {
    const open = this.#queue;
    this.#queue = null;
    open?.end.abort();
    await open?.queue.close().catch(() => undefined);
  }
}

/** The next attempt has another id, so that what is left of a killed worker is not in its way. */
function toEntry({ id, name, attempts }: TaskRecord) {
  return {
    name,
    data: { id },
    opts: { jobId: `${id}.${attempts}`, removeOnComplete: true, removeOnFail: true },
  };
}
