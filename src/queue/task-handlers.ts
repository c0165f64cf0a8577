import { Injectable } from '@nestjs/common';
import type { TaskName, TaskPayloads } from './task.js';

/** What a handler may want to know about its task. */
export interface TaskContext {
  readonly taskId: string;
  /** When the task was asked for, ISO 8601 UTC; the same at every attempt. */
  readonly createdAt: string;
  /** Aborted when the process has to end, or when the task was given to somebody else. */
  readonly signal: AbortSignal;
}

/**
 * Does one task. It may run twice, even at the same time; its effect is once. A `DomainError` is final, any other error
 * is tried again.
 */
export type TaskHandler<Name extends TaskName> = (
  payload: TaskPayloads[Name],
  context: TaskContext,
) => Promise<void>;

/** Who does what; features enter their handlers when they are initialised. */
@Injectable()
export class TaskHandlers {
  readonly #handlers = new Map<string, (payload: never, context: TaskContext) => Promise<void>>();

  register<Name extends TaskName>(name: Name, handler: TaskHandler<Name>): void {
    this.#handlers.set(name, handler);
  }

  /** Runs the handler for a task as it stands in the outbox. */
  async handle(name: string, payload: Readonly<Record<string, string>>, context: TaskContext): Promise<void> {
    const handler = this.#handlers.get(name);
    if (handler === undefined) throw new Error(`Nobody handles tasks named "${name}".`);
    await handler(payload as never, context);
  }
}
