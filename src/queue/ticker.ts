import type { LoggerService } from '@nestjs/common';

/** Does something again and again, one at a time: at an interval, and at once when woken. */
export class Ticker {
  #timer: NodeJS.Timeout | null = null;
  #running: Promise<void> | null = null;
  #wanted = false;
  #started = false;
  #failing = false;

  constructor(
    private readonly interval: number,
    private readonly action: () => Promise<void>,
    private readonly logger: LoggerService,
  ) {}

  start(): void {
    this.#started = true;
    this.wake();
  }

  /** Resolves when the action is not running and will not run again. */
  async stop(): Promise<void> {
    this.#started = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#running;
  }

  wake(): void {
    if (!this.#started) return;
    this.#wanted = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#wanted) this.wake();
    });
  }

  async #run(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#wanted = false;
    try {
      await this.action();
      this.#failing = false;
    } catch (error) {
      // Said once, not at every tick: a service that is away is away for a while.
      if (!this.#failing && this.#started)
        this.logger.warn(error instanceof Error ? error.message : String(error));
      this.#failing = true;
      this.#wanted = false;
    }
    if (this.#started) {
      this.#timer = setTimeout(() => {
        this.wake();
      }, this.interval);
    }
  }
}
