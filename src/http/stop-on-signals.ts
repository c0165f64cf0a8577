import { setTimeout as wait } from 'node:timers/promises';
import { type INestApplication, Logger } from '@nestjs/common';
import type { Health } from './health.js';

/** What is not closed this long after the notice is left to its leases; milliseconds. */
const LAST_MS = 15_000;

/**
 * Ends the process in order at SIGTERM or SIGINT: not ready, no new connections, what is in hand finished or given
 * back, the database closed; within 15 seconds of the notice.
 *
 * @param noticeMs between saying no to `/readyz` and closing the door, so that whoever routes requests has seen it.
 */
export function stopOnSignals(app: INestApplication, health: Health, noticeMs: number): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (stopping) return;
    stopping = true;
    health.drain();
    if (signal === 'SIGTERM') await wait(noticeMs);
    const last = setTimeout(() => process.exit(1), LAST_MS);
    await app.close();
    clearTimeout(last);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      stop(signal).catch((error: unknown) => {
        new Logger('Concord').error(error);
        process.exit(1);
      });
    });
  }
}
