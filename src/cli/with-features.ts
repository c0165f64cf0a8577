import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FeaturesModule } from '../features.module.js';
import { loadConfig } from '../config/load-config.js';
import { Database } from '../persistence/database.js';
import { QueueModule } from '../queue/queue.module.js';

/** Every feature, with nobody listening and no task begun: what is enqueued is left for the server. */
@Module({ imports: [FeaturesModule, QueueModule.register('none')] })
class CommandModule {}

/** As `withFeatures`, on a database that is there. @throws DomainError `not-found` where there is none; none is made. */
export async function withExistingFeatures<T>(
  work: (features: INestApplicationContext) => Promise<T>,
): Promise<T> {
  await (await Database.openExisting(loadConfig())).close();
  return withFeatures(work);
}

/** Runs a piece of work on the database that the environment names, and closes it again. */
export async function withFeatures<T>(work: (features: INestApplicationContext) => Promise<T>): Promise<T> {
  const features = await NestFactory.createApplicationContext(CommandModule, {
    logger: false,
    abortOnError: false,
  });
  try {
    return await work(features);
  } finally {
    await features.close();
  }
}
