import { setTimeout as pause } from 'node:timers/promises';
import { AtMost } from './at-most.js';

/** Who may wait for a turn under one name. */
const MOST_WAITING = 200;

interface Line {
  readonly oneByOne: AtMost;
  /** How many are in it, waiting or at work. */
  inside: number;
}

/** One piece of work at a time under each name; the others under that name wait, and are taken in no order. */
export class Turns {
  private readonly lines = new Map<string, Line>();

  /**
   * @param restMs how long, after work that failed, the next one waits, in milliseconds.
   * @throws DomainError `unavailable` where too many wait; what the work throws.
   */
  async take<T>(name: string, restMs: number, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(name) ?? { oneByOne: new AtMost(1, MOST_WAITING), inside: 0 };
    this.lines.set(name, line);
    line.inside += 1;
    try {
      return await line.oneByOne.run(() => rested(work, restMs));
    } finally {
      line.inside -= 1;
      if (line.inside === 0) this.lines.delete(name);
    }
  }
}

async function rested<T>(work: () => Promise<T>, restMs: number): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await pause(restMs);
    throw error;
  }
}
