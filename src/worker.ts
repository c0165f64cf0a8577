import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigError, loadConfig } from './config/load-config.js';
import { FeaturesModule } from './features.module.js';
import { ServerLogger } from './http/server-logger.js';
import { QueueModule } from './queue/queue.module.js';

/** The worker process: every feature's tasks, and nothing over HTTP. */
@Module({ imports: [FeaturesModule, QueueModule.register('work')] })
class WorkerModule {}

const FORCED_EXIT_MS = 25_000;
/** Written anew for as long as the process turns; the container's health check looks at its age. */
const SIGN_OF_LIFE = join(tmpdir(), 'concord-worker.alive');
const SIGN_EVERY_MS = 5_000;

try {
  loadConfig();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}

const worker = await NestFactory.createApplicationContext(WorkerModule, {
  logger: new ServerLogger(loadConfig().logLevel),
});

async function stop(): Promise<void> {
  // Whatever is still in hand then comes back by its lease.
  setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
  await worker.close();
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
setInterval(() => void writeFile(SIGN_OF_LIFE, '').catch(() => undefined), SIGN_EVERY_MS).unref();
new Logger('Concord').log('Working');
