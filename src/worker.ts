import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FeaturesModule } from './features.module.js';
import { ServerLogger } from './http/server-logger.js';
import { QueueModule } from './queue/queue.module.js';
import { start } from './start.js';

/** The worker process: every feature's tasks, and nothing over HTTP. */
@Module({ imports: [FeaturesModule, QueueModule.register('work')] })
class WorkerModule {}

const FORCED_EXIT_MS = 25_000;
/** Written anew for as long as the process turns; the container's health check looks at its age. */
const SIGN_OF_LIFE = join(tmpdir(), 'concord-worker.alive');
const SIGN_EVERY_MS = 5_000;

await start(async (config) => {
  const worker = await NestFactory.createApplicationContext(WorkerModule, {
    logger: new ServerLogger(config.logLevel),
    abortOnError: false,
  });

  const stop = async (): Promise<void> => {
    // Whatever is still in hand then comes back by its lease.
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
    await worker.close();
    process.exit(0);
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
  setInterval(() => void writeFile(SIGN_OF_LIFE, '').catch(() => undefined), SIGN_EVERY_MS).unref();
  new Logger('Concord').log('Working');
});
