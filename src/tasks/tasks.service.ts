import { Injectable } from '@nestjs/common';
import { requireFound } from '../domain/accounts/caller.js';
import { DomainError } from '../domain/errors.js';
import { cutPage, type PageOf, type PageQuery, textAfter } from '../http/page.js';
import { Reads } from '../persistence/reads.js';
import type { TaskRecord, TaskState } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { TaskQueue } from '../queue/task-queue.js';

/** Background work, as a coordinator sees it. */
@Injectable()
export class TasksService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: TaskQueue,
  ) {}

  /** Newest first, those of one state if `state` is given. */
  async list(query: PageQuery & { readonly state?: TaskState | undefined }): Promise<PageOf<TaskRecord>> {
    const page = { after: textAfter(query.cursor), limit: query.limit + 1, state: query.state };
    return cutPage(await this.reads.tasks.list(page), query.limit, ({ id }) => id);
  }

  /** @throws DomainError `not-found`. */
  async find(id: string): Promise<TaskRecord> {
    return requireFound(await this.reads.tasks.byId(id), 'task');
  }

  /** Sends a task that was given up back to the queue. @throws DomainError `not-found`, `task-not-dead`. */
  async retry(id: string): Promise<TaskRecord> {
    const task = await this.find(id);
    const revived = await this.unitOfWork.transact((tx) => this.queue.retry(tx, id));
    if (!revived)
      throw new DomainError('task-not-dead', `The task is ${task.state}: only a dead one is retried.`);
    return this.find(id);
  }
}
