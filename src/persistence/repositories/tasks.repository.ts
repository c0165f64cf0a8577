import { TaskEntity } from '../entities/task.entity.js';
import type { Page, TaskProgress, TaskRecord, TaskState } from '../records.js';
import type { Rows } from '../rows.js';

/** A task is due when its time has come, or when the worker that had it let the lease run out. */
const DUE = `(state = 'pending' AND not_before <= ?) OR (state = 'running' AND lease_until <= ?)`;

export class TaskReads {
  constructor(protected readonly rows: Rows) {}

  byId(id: string): Promise<TaskRecord | null> {
    return this.rows.first(TaskEntity, 'WHERE id = ?', [id]);
  }

  /** Newest first; `after` is a task's id. */
  async list(page: Page<string> & { readonly state?: TaskState | undefined }): Promise<TaskRecord[]> {
    const conditions: string[] = [];
    const params: (string | number)[] = [];
    if (page.state !== undefined) {
      conditions.push('state = ?');
      params.push(page.state);
    }
    if (page.after !== undefined) {
      conditions.push('(created_at, id) < (SELECT o.created_at, o.id FROM outbox_task o WHERE o.id = ?)');
      params.push(page.after);
    }
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return this.rows.select(TaskEntity, `${where} ORDER BY created_at DESC, id DESC LIMIT ?`, [
      ...params,
      page.limit,
    ]);
  }

  /** Tasks that a worker may take at `now`, oldest first. */
  due(now: string, limit: number): Promise<TaskRecord[]> {
    return this.rows.select(TaskEntity, `WHERE ${DUE} ORDER BY not_before, created_at LIMIT ?`, [
      now,
      now,
      limit,
    ]);
  }

  /** How the queue stands at `now`. */
  async progress(now: string): Promise<TaskProgress> {
    const found = await this.rows.query(
      `SELECT state, CAST(COUNT(*) AS integer) AS n, MIN(CASE WHEN not_before <= ? THEN not_before END) AS oldest
        FROM outbox_task WHERE state <> 'done' GROUP BY state`,
      [now],
    );
    const of = (state: TaskState) => found.find((row) => row.state === state);
    return {
      pending: (of('pending')?.n ?? 0) as number,
      running: (of('running')?.n ?? 0) as number,
      dead: (of('dead')?.n ?? 0) as number,
      oldestDueAt: (of('pending')?.oldest ?? null) as string | null,
    };
  }
}

export class TaskWrites extends TaskReads {
  /** Adds a task, unless one with the same dedupe key is waiting to be begun: then its id is the answer. */
  async add(task: TaskRecord): Promise<string> {
    if (task.dedupeKey !== null) {
      const waiting = await this.rows.first(
        TaskEntity,
        "WHERE dedupe_key = ? AND state = 'pending' LIMIT 1",
        [task.dedupeKey],
      );
      if (waiting !== null) return waiting.id;
    }
    await this.rows.insert(TaskEntity, [task]);
    return task.id;
  }

  /** True where there was a task with this key, done or not, as long as it is remembered. */
  async isKnown(dedupeKey: string): Promise<boolean> {
    return (await this.rows.first(TaskEntity, 'WHERE dedupe_key = ? LIMIT 1', [dedupeKey])) !== null;
  }

  /**
   * Begins a task that is due. Null where it is not: somebody else has it, or it is done. The number of attempts is
   * the right to finish it: who was overtaken has a smaller one.
   */
  async take(id: string, now: string, leaseUntil: string): Promise<TaskRecord | null> {
    const changed = await this.rows.execute(
      `UPDATE outbox_task SET state = 'running', attempts = attempts + 1, lease_until = ?
        WHERE id = ? AND (${DUE})`,
      [leaseUntil, id, now, now],
    );
    return changed === 1 ? this.byId(id) : null;
  }

  /** Gives up a task that was begun so often and never came to an end: it may be what ends its workers. */
  async buryLost(id: string, now: string, limit: number, lastError: string): Promise<boolean> {
    const changed = await this.rows.execute(
      `UPDATE outbox_task SET state = 'dead', lease_until = NULL, finished_at = ?, last_error = ?
        WHERE id = ? AND state = 'running' AND lease_until <= ? AND attempts - returned >= ?`,
      [now, lastError, id, now, limit],
    );
    return changed === 1;
  }

  /** Keeps a running task; false where it was taken away. */
  renew(task: Pick<TaskRecord, 'id' | 'attempts'>, leaseUntil: string): Promise<boolean> {
    return this.#end(task, "state = 'running', lease_until = ?", [leaseUntil]);
  }

  finish(task: Pick<TaskRecord, 'id' | 'attempts'>, now: string): Promise<boolean> {
    return this.#end(task, "state = 'done', lease_until = NULL, last_error = NULL, finished_at = ?", [now]);
  }

  /** Back to the queue as if it had not been begun. */
  giveBack(task: Pick<TaskRecord, 'id' | 'attempts'>, now: string): Promise<boolean> {
    return this.#end(task, "state = 'pending', returned = returned + 1, lease_until = NULL, not_before = ?", [
      now,
    ]);
  }

  /** Back to the queue, to be begun not before a time; with what went wrong. */
  putBack(task: Pick<TaskRecord, 'id' | 'attempts'>, notBefore: string, lastError: string): Promise<boolean> {
    return this.#end(task, "state = 'pending', lease_until = NULL, not_before = ?, last_error = ?", [
      notBefore,
      lastError,
    ]);
  }

  /** Gives up: somebody has to look. */
  bury(task: Pick<TaskRecord, 'id' | 'attempts'>, now: string, lastError: string): Promise<boolean> {
    return this.#end(task, "state = 'dead', lease_until = NULL, finished_at = ?, last_error = ?", [
      now,
      lastError,
    ]);
  }

  /** Makes a dead task pending again, with all its attempts; false where it is not dead. */
  async retry(id: string, now: string): Promise<boolean> {
    const changed = await this.rows.execute(
      `UPDATE outbox_task SET state = 'pending', attempts = 0, returned = 0, not_before = ?, finished_at = NULL
        WHERE id = ? AND state = 'dead'`,
      [now, id],
    );
    return changed === 1;
  }

  /** Forgets the tasks that were done before a time; how many. */
  forgetDoneBefore(time: string): Promise<number> {
    return this.rows.execute("DELETE FROM outbox_task WHERE state = 'done' AND finished_at < ?", [time]);
  }

  async #end(
    task: Pick<TaskRecord, 'id' | 'attempts'>,
    assignments: string,
    params: (string | null)[],
  ): Promise<boolean> {
    const changed = await this.rows.execute(
      `UPDATE outbox_task SET ${assignments} WHERE id = ? AND attempts = ? AND state = 'running'`,
      [...params, task.id, task.attempts],
    );
    return changed === 1;
  }
}
