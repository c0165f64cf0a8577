/** How patient the queue is; times in milliseconds. */
export interface QueueTiming {
  /** Between two looks at the outbox when nobody says that there is something new. */
  readonly poll: number;
  /** How long a task stays with a worker that gives no sign of life; it renews its lease at a third of that. */
  readonly lease: number;
  /** Before the second attempt; doubled for each one after. */
  readonly firstBackoff: number;
  readonly longestBackoff: number;
  /** After so many attempts somebody has to look. */
  readonly attempts: number;
  /** Tasks at the same time in one process. */
  readonly concurrency: number;
  /** What is in hand when the process has to end is waited for so long, and then returned. */
  readonly drain: number;
}

/** A killed worker's task runs again within the lease, one poll and BullMQ's own check: 30 s. */
export const DEFAULT_TIMING: QueueTiming = {
  poll: 1_000,
  lease: 20_000,
  firstBackoff: 1_000,
  longestBackoff: 60_000,
  attempts: 8,
  concurrency: 2,
  drain: 15_000,
};

/** The pause before the next attempt: doubling, and half of it by chance, so that failures do not come back in step. */
export function backoff(timing: QueueTiming, attempts: number, chance: number): number {
  const whole = Math.min(timing.longestBackoff, timing.firstBackoff * 2 ** (attempts - 1));
  return Math.round(whole / 2 + (whole / 2) * chance);
}
