import 'reflect-metadata';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FeaturesModule } from '../features.module.js';
import { QueueModule } from '../queue/queue.module.js';

/** Every feature, with nobody listening and no task begun: what is enqueued is left for the server. */
@Module({ imports: [FeaturesModule, QueueModule.register('none')] })
class CommandModule {}

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
