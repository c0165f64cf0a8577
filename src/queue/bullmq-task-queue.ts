import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Worker } from 'bullmq';
import type { OutboxRelay } from './outbox-relay.js';
import type { QueueTiming } from './queue-timing.js';
import { connectRedis, type RedisPlace } from './redis-place.js';
import { TaskQueue } from './task-queue.js';
import type { TaskRunner } from './task-runner.js';

/** What BullMQ itself waits for, in milliseconds: a lock that nobody renews, and how often it looks for those. */
const LOCK = 15_000;
const STALLED_CHECK = 5_000;

/**
 * Hands tasks to BullMQ and, where this process works, takes them from there. BullMQ only says whose turn it is:
 * attempts, pauses and results are the outbox row's.
 */
export class BullmqTaskQueue extends TaskQueue {
  readonly #logger = new Logger('Tasks');
  #worker: Worker | null = null;
  readonly #stopping = new AbortController();
  #isAway = false;

  constructor(
    private readonly place: RedisPlace,
    private readonly relay: OutboxRelay,
    /** Null where this process only hands over. */
    private readonly runner: TaskRunner | null,
    private readonly timing: QueueTiming,
  ) {
    super();
  }

  override start(): Promise<void> {
    this.relay.start();
    if (this.runner !== null) void this.#work(this.runner);
    return Promise.resolve();
  }

  override async stop(): Promise<void> {
    this.#stopping.abort();
    await this.relay.stop();
    // Takes nothing new; force: what is in hand is the runner's to wait for.
    await this.#worker?.close(true).catch(() => undefined);
    await this.runner?.drain();
  }

  override handsOver(): boolean {
    return this.relay.isUp;
  }

  protected override wake(): void {
    this.relay.wake();
  }

  /** A worker, and another one should it ever end by itself. */
  async #work(runner: TaskRunner): Promise<void> {
    for (;;) {
      const worker = this.#openWorker(runner);
      this.#worker = worker;
      try {
        await worker.run();
      } catch (error) {
        this.#report(error);
        await worker.close(true).catch(() => undefined);
        await sleep(this.timing.poll, undefined, { ref: false });
      }
      if (this.#stopping.signal.aborted) return;
    }
  }

  #openWorker(runner: TaskRunner): Worker {
    const connection = connectRedis(this.place, this.#stopping.signal, { maxRetriesPerRequest: null });
    const worker = new Worker<{ id: string }>(this.place.name, ({ data }) => runner.run(data.id), {
      prefix: this.place.prefix,
      connection,
      autorun: false,
      concurrency: this.timing.concurrency,
      lockDuration: LOCK,
      stalledInterval: STALLED_CHECK,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    worker.on('ready', () => {
      this.#isAway = false;
    });
    worker.on('error', (error) => {
      this.#report(error);
    });
    return worker;
  }

  /** Said once, not at every try. */
  #report(error: unknown): void {
    if (this.#isAway || this.#stopping.signal.aborted) return;
    this.#isAway = true;
    this.#logger.warn(`Redis: ${error instanceof Error ? error.message : String(error)}`);
  }
}
