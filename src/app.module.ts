import { Module } from '@nestjs/common';
import { FeaturesModule } from './features.module.js';
import { HttpModule } from './http/http.module.js';
import { QueueModule } from './queue/queue.module.js';

/** The web process: every feature over HTTP, and the tasks as well unless `CONCORD_WORKER=off`. */
@Module({ imports: [FeaturesModule, QueueModule.register(), HttpModule] })
export class AppModule {}
