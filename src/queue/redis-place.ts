import { Redis, type RedisOptions } from 'ioredis';

/** Where BullMQ keeps its keys. */
export interface RedisPlace {
  readonly url: string;
  readonly name: string;
  readonly prefix: string;
}

/**
 * A connection of our own, so that ending it is ours as well: BullMQ waits without end for a Redis that it never
 * reached. Tries again after a second at most, until `ended`; errors come with the commands that they concern.
 */
export function connectRedis(place: RedisPlace, ended: AbortSignal, options: RedisOptions): Redis {
  const redis = new Redis(place.url, {
    ...options,
    retryStrategy: (times) => (ended.aborted ? null : Math.min(times * 100, 1_000)),
  });
  redis.on('error', () => undefined);
  ended.addEventListener('abort', () => {
    redis.disconnect();
  });
  return redis;
}
