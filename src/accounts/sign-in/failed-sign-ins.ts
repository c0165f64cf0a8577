import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { UnitOfWork } from '../../persistence/unit-of-work.js';

/** Counts are gathered so long before they are written, in milliseconds: a flood is no flood of transactions. */
const GATHERED_MS = 60_000;

/**
 * How often somebody failed to sign in to an account, by the day: its owner is told. The number is all that is kept, and
 * whether an account exists cannot be told from the time that noting takes.
 */
@Injectable()
export class FailedSignIns implements OnModuleDestroy {
  private readonly logger = new Logger(FailedSignIns.name);
  private gathered = new Map<string, number>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  note(accountId: string): void {
    this.gathered.set(accountId, (this.gathered.get(accountId) ?? 0) + 1);
    this.timer ??= setTimeout(() => {
      this.write().catch((error: unknown) => {
        this.logger.warn(error instanceof Error ? error.name : 'Failed sign-ins could not be written.');
      });
    }, GATHERED_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    await this.write();
  }

  /** Writes what was gathered, so that it can be read; what cannot be written is kept for the next time. */
  async write(): Promise<void> {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const counts = this.gathered;
    if (counts.size === 0) return;
    this.gathered = new Map();
    const day = new Date().toISOString().slice(0, 10);
    try {
      await this.unitOfWork.transact(async (tx) => {
        // In one order, so that processes that write at the same time do not wait for each other.
        for (const [accountId, count] of [...counts].sort())
          await tx.audit.countFailedSignIns(accountId, day, count);
      });
    } catch (error) {
      for (const [accountId, count] of counts)
        this.gathered.set(accountId, (this.gathered.get(accountId) ?? 0) + count);
      throw error;
    }
  }
}
