import type { Reads } from '../persistence/reads.js';
import type { UnitOfWork } from '../persistence/unit-of-work.js';
import { BullmqTaskQueue } from './bullmq-task-queue.js';
import { InProcessTaskQueue } from './in-process-task-queue.js';
import { OutboxRelay } from './outbox-relay.js';
import { DEFAULT_TIMING, type QueueTiming } from './queue-timing.js';
import type { TaskHandlers } from './task-handlers.js';
import type { TaskQueue } from './task-queue.js';
import { TaskRunner } from './task-runner.js';

/** What a process does about tasks: does them, hands them over to those who do, or only writes them down. */
export type QueuePart = 'work' | 'relay' | 'none';

export interface QueueSetup {
  readonly reads: Reads;
  readonly unitOfWork: UnitOfWork;
  readonly handlers: TaskHandlers;
  /** Null: no Redis, tasks are done by whoever reads the outbox. */
  readonly redisUrl: string | null;
  readonly part: QueuePart;
  readonly timing?: QueueTiming;
  /** Keeps the keys of several Concords on one Redis apart. */
  readonly prefix?: string;
}

/** The queue for this process, not started. */
export function openTaskQueue(setup: QueueSetup): TaskQueue {
  const timing = setup.timing ?? DEFAULT_TIMING;
  const runner = new TaskRunner(setup.unitOfWork, setup.handlers, timing);
  if (setup.redisUrl === null) return new InProcessTaskQueue(setup.reads, runner, timing);
  const place = { url: setup.redisUrl, name: 'tasks', prefix: setup.prefix ?? 'concord' };
  const relay = new OutboxRelay(setup.reads, place, timing.poll);
  return new BullmqTaskQueue(place, relay, setup.part === 'work' ? runner : null, timing);
}
