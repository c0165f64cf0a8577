import { randomUUID } from 'node:crypto';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import type { Task } from './task.js';

export interface EnqueueOptions {
  /** While a task with this key waits to be begun, another one is not added. */
  readonly dedupeKey?: string;
}

/** The port to the background. A task is a row of the outbox, written in the transaction that makes it necessary. */
export abstract class TaskQueue {
  /** Adds a task that begins after the transaction is stored; the id of the task (or of the one that waits already). */
  async enqueue(tx: WriteRepositories, task: Task, options: EnqueueOptions = {}): Promise<string> {
    const now = new Date().toISOString();
    const id = await tx.tasks.add({
      id: randomUUID(),
      name: task.name,
      payload: task.payload,
      dedupeKey: options.dedupeKey ?? null,
      state: 'pending',
      attempts: 0,
      returned: 0,
      notBefore: now,
      leaseUntil: null,
      lastError: null,
      createdAt: now,
      finishedAt: null,
    });
    tx.afterCommit(() => {
      this.wake();
    });
    return id;
  }

  /** Makes a dead task pending again; false where it is not dead. */
  async retry(tx: WriteRepositories, id: string): Promise<boolean> {
    const revived = await tx.tasks.retry(id, new Date().toISOString());
    if (revived) {
      tx.afterCommit(() => {
        this.wake();
      });
    }
    return revived;
  }

  /** Begins to take tasks. */
  abstract start(): Promise<void>;

  /** Takes no more, finishes or returns what is in hand, and resolves when nothing is. */
  abstract stop(): Promise<void>;

  /** False where the last try to hand tasks over failed, null where tasks are not handed over. */
  handsOver(): boolean | null {
    return null;
  }

  /** There is something new in the outbox. Never throws. */
  protected abstract wake(): void;
}
