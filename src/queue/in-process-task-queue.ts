import { Logger } from '@nestjs/common';
import type { Reads } from '../persistence/reads.js';
import type { QueueTiming } from './queue-timing.js';
import { Ticker } from './ticker.js';
import { TaskQueue } from './task-queue.js';
import type { TaskRunner } from './task-runner.js';

/** Does the outbox's tasks in this process: at once after the commit that added them, else when a poll finds them. */
export class InProcessTaskQueue extends TaskQueue {
  readonly #logger = new Logger('Tasks');
  readonly #ticker: Ticker;

  constructor(
    private readonly reads: Reads,
    private readonly runner: TaskRunner,
    private readonly timing: QueueTiming,
  ) {
    super();
    this.#ticker = new Ticker(timing.poll, () => this.#takeDue(), this.#logger);
  }

  override start(): Promise<void> {
    this.#ticker.start();
    return Promise.resolve();
  }

  override async stop(): Promise<void> {
    await this.#ticker.stop();
    await this.runner.drain();
  }

  protected override wake(): void {
    this.#ticker.wake();
  }

  async #takeDue(): Promise<void> {
    const free = this.timing.concurrency - this.runner.size;
    if (free <= 0) return;
    const due = await this.reads.tasks.due(new Date().toISOString(), this.timing.concurrency * 2);
    const next = due.filter(({ id }) => !this.runner.has(id)).slice(0, free);
    for (const { id } of next) {
      void this.runner.run(id).then(() => {
        this.wake();
      });
    }
  }
}
