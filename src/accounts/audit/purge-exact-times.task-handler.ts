import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { TaskHandlers } from '../../queue/task-handlers.js';
import { LONGEST_IDLE_MS } from '../sign-in/session-limits.js';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long exact times are kept. */
const KEPT_DAYS = 30;

/** Once a day: what happened 30 days ago happened on a day, at no hour. */
@Injectable()
export class PurgeExactTimesTaskHandler implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly handlers: TaskHandlers,
  ) {}

  onModuleInit(): void {
    this.handlers.register('purge-exact-times', ({ day }) => this.purge(day));
    this.handlers.register('drop-overwritten', () => this.unitOfWork.dropOverwritten());
  }

  /** May run twice: what is rounded stays as it is. @param day `YYYY-MM-DD`: today. */
  async purge(day: string): Promise<void> {
    const now = Date.now();
    const iso = (time: number) => new Date(time).toISOString();
    const before = iso(Date.parse(day) - KEPT_DAYS * DAY_MS);
    await this.unitOfWork.transact((tx) => tx.forgetting.roundTimes(before));
    await this.unitOfWork.transact(async (tx) => {
      await tx.forgetting.forgetOver(before);
      await tx.sessions.forgetOver(iso(now), iso(now - LONGEST_IDLE_MS));
      await tx.idempotency.forgetBefore(iso(now - DAY_MS));
    });
    await this.unitOfWork.dropOverwritten();
  }
}
