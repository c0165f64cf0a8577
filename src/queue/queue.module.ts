import {
  Inject,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Config } from '../config/config.js';
import { Reads } from '../persistence/reads.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { DailyTasks } from './daily-tasks.js';
import { OutboxReaper } from './outbox-reaper.js';
import { openTaskQueue, type QueuePart } from './open-task-queue.js';
import { TaskHandlers } from './task-handlers.js';
import { TaskQueue } from './task-queue.js';

const PART = Symbol('QueuePart');

/** Starts the queue when every feature has entered its handlers, and drains it before anything else is closed. */
@Module({})
export class QueueModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    @Inject(TaskQueue) private readonly queue: TaskQueue,
    @Inject(PART) private readonly part: QueuePart,
    @Inject(Config) private readonly config: Config,
    @Inject(OutboxReaper) private readonly reaper: OutboxReaper,
    @Inject(DailyTasks) private readonly daily: DailyTasks,
  ) {}

  /** `work`, or (web) as `CONCORD_WORKER` says where nothing is given. */
  static register(part?: QueuePart): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      providers: [
        TaskHandlers,
        {
          provide: OutboxReaper,
          inject: [UnitOfWork],
          useFactory: (unitOfWork: UnitOfWork) => new OutboxReaper(unitOfWork),
        },
        {
          provide: DailyTasks,
          inject: [UnitOfWork, TaskQueue],
          useFactory: (unitOfWork: UnitOfWork, queue: TaskQueue) => new DailyTasks(unitOfWork, queue),
        },
        {
          provide: PART,
          inject: [Config],
          useFactory: (config: Config): QueuePart => part ?? (config.inlineWorker ? 'work' : 'relay'),
        },
        {
          provide: TaskQueue,
          inject: [Config, Reads, UnitOfWork, TaskHandlers, PART],
          useFactory: (
            config: Config,
            reads: Reads,
            unitOfWork: UnitOfWork,
            handlers: TaskHandlers,
            chosen: QueuePart,
          ) => openTaskQueue({ reads, unitOfWork, handlers, redisUrl: config.redisUrl, part: chosen }),
        },
      ],
      exports: [TaskHandlers, TaskQueue],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.part !== 'none') {
      this.reaper.start();
      this.daily.start();
    }
    const relayOnlyInProcess = this.part === 'relay' && this.config.redisUrl === null;
    if (this.part !== 'none' && !relayOnlyInProcess) await this.queue.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.daily.stop();
    await this.reaper.stop();
    await this.queue.stop();
  }
}
