import type { RedisOptions } from 'bullmq';

/** Where BullMQ keeps its keys. */
export interface RedisPlace {
  readonly url: string;
  readonly name: string;
  readonly prefix: string;
}

/** One second at most between two tries to reach Redis again. */
const retryStrategy = (times: number): number => Math.min(times * 100, 1_000);

/** For handing over: fails at once where Redis is away, since the next tick tries again. */
export function relayConnection({ url }: RedisPlace): RedisOptions {
  return { url, retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 1, commandTimeout: 5_000 };
}

/** For taking: waits for Redis for as long as it is away. */
export function workerConnection({ url }: RedisPlace): RedisOptions {
  return { url, retryStrategy, maxRetriesPerRequest: null };
}
