import { DomainError } from '../../domain/errors.js';

/** Lets so many pieces of work run at the same time; the others wait in the order in which they came. */
export class AtMost {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly longestQueue: number,
  ) {}

  /** @throws DomainError `unavailable` where too many wait already; what the work throws. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> {
    if (this.running < this.atOnce) {
      this.running += 1;
      return Promise.resolve();
    }
    if (this.waiting.length >= this.longestQueue)
      throw new DomainError('unavailable', 'Too many are signing in at this moment: try again shortly.');
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  /** Whoever waits first takes the place over. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.running -= 1;
    else next();
  }
}
