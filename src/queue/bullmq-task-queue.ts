import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Worker } from 'bullmq';
import type { OutboxRelay } from './outbox-relay.js';
import type { QueueTiming } from './queue-timing.js';
import { workerConnection, type RedisPlace } from './redis-place.js';
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
  #working: Promise<void> = Promise.resolve();
  #stopping = false;

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
    this.#stopping = false;
    this.relay.start();
    if (this.runner !== null) this.#working = this.#work(this.runner);
    return Promise.resolve();
  }

  override async stop(): Promise<void> {
    this.#stopping = true;
    await this.relay.stop();
    // Takes nothing new; force: Redis may be away, and what is in hand is the runner's to wait for.
    const closing = this.#worker?.close(true).catch(() => undefined);
    await this.runner?.drain();
    await closing;
    await this.#working;
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
        await sleep(this.timing.poll);
      }
      if (this.#stopping) return;
    }
  }

  #openWorker(runner: TaskRunner): Worker {
    const worker = new Worker<{ id: string }>(this.place.name, ({ data }) => runner.run(data.id), {
      prefix: this.place.prefix,
      connection: workerConnection(this.place),
      autorun: false,
      concurrency: this.timing.concurrency,
      lockDuration: LOCK,
      stalledInterval: STALLED_CHECK,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    });
    worker.on('error', (error) => {
      this.#report(error);
    });
    return worker;
  }

  #lastReport = '';

  /** Said once, not at every try: Redis that is away is away for a while. */
  #report(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== this.#lastReport && !this.#stopping) this.#logger.warn(message);
    this.#lastReport = message;
  }
}
