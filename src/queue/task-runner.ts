import { Logger } from '@nestjs/common';
import { DomainError } from '../domain/errors.js';
import type { TaskRecord } from '../persistence/records.js';
import type { UnitOfWork } from '../persistence/unit-of-work.js';
import { backoff, type QueueTiming } from './queue-timing.js';
import type { TaskHandlers } from './task-handlers.js';
import { unlessAborted } from './unless-aborted.js';

/** The most that is kept of an error's message. */
const MESSAGE_LENGTH = 500;

/** What is said of a task whose workers ended without a word. */
const LOST = 'Every process that began this task ended before the task did.';

/** Takes tasks of the outbox by their id, has them done, and writes down how that went. */
export class TaskRunner {
  readonly #logger = new Logger('Tasks');
  readonly #inHand = new Map<string, { readonly done: Promise<void>; readonly abort: AbortController }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly handlers: TaskHandlers,
    private readonly timing: QueueTiming,
  ) {}

  has(id: string): boolean {
    return this.#inHand.has(id);
  }

  get size(): number {
    return this.#inHand.size;
  }

  /** Does the task if it is due and nobody else has it. Never throws: the row says what became of it. */
  async run(id: string): Promise<void> {
    if (this.#inHand.has(id)) return;
    const abort = new AbortController();
    const done = this.#attempt(id, abort).catch((error: unknown) => {
      this.#logger.warn(`Task ${id} is left to its lease: ${messageOf(error)}`);
    });
    this.#inHand.set(id, { done, abort });
    await done;
    this.#inHand.delete(id);
  }

  /** Waits for what is in hand; what takes longer than the drain time is returned to the outbox. */
  async drain(): Promise<void> {
    const all = Promise.all([...this.#inHand.values()].map(({ done }) => done));
    const late = setTimeout(() => {
      for (const { abort } of this.#inHand.values()) abort.abort(new Returned());
    }, this.timing.drain);
    await all;
    clearTimeout(late);
  }

  async #attempt(id: string, abort: AbortController): Promise<void> {
    const task = await this.unitOfWork.transact(async (tx) =>
      (await tx.tasks.buryLost(id, now(), this.timing.attempts, LOST))
        ? null
        : tx.tasks.take(id, now(), this.#leaseEnd()),
    );
    if (task === null) return;
    const heartbeat = setInterval(() => void this.#renew(task, abort), this.timing.lease / 3);
    try {
      await this.#handle(task, abort.signal);
      await this.unitOfWork.transact((tx) => tx.tasks.finish(task, now()));
    } catch (error) {
      await this.#fail(task, error);
    } finally {
      clearInterval(heartbeat);
    }
  }

  /** The handler, or the end of our patience with it. */
  async #handle(task: TaskRecord, signal: AbortSignal): Promise<void> {
    const context = { taskId: task.id, createdAt: task.createdAt, signal };
    await unlessAborted(this.handlers.handle(task.name, task.payload, context), signal);
  }

  async #renew(task: TaskRecord, abort: AbortController): Promise<void> {
    try {
      const kept = await this.unitOfWork.transact((tx) => tx.tasks.renew(task, this.#leaseEnd()));
      if (!kept) abort.abort(new Overtaken());
    } catch {
      // The database is away: the lease runs out by itself, and finishing is refused then.
      return;
    }
  }

  async #fail(task: TaskRecord, error: unknown): Promise<void> {
    if (error instanceof Overtaken) return;
    const message = messageOf(error);
    if (error instanceof Returned) {
      await this.unitOfWork.transact((tx) => tx.tasks.giveBack(task, now()));
      return;
    }
    const failures = task.attempts - task.returned;
    const final = isFinal(error) || failures >= this.timing.attempts;
    this.#logger.warn(
      `Task ${task.name} ${task.id} failed at attempt ${failures} of ${this.timing.attempts}: ${message}`,
    );
    const pause = backoff(this.timing, failures, Math.random());
    await this.unitOfWork.transact((tx) =>
      final
        ? tx.tasks.bury(task, now(), message)
        : tx.tasks.putBack(task, new Date(Date.now() + pause).toISOString(), message),
    );
  }

  #leaseEnd(): string {
    return new Date(Date.now() + this.timing.lease).toISOString();
  }
}

/** The process ends before the task does. */
class Returned extends Error {}

/** The lease ran out and somebody else has the task. */
class Overtaken extends Error {}

/** What a user has to mend does not mend itself. */
function isFinal(error: unknown): boolean {
  return error instanceof DomainError && error.code !== 'unavailable';
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, MESSAGE_LENGTH);
}

function now(): string {
  return new Date().toISOString();
}
