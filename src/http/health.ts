import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database } from '../persistence/database.js';
import type { TaskProgress } from '../persistence/records.js';

/** Whether this process should be sent requests, and if not, why. */
export interface Readiness {
  readonly ready: boolean;
  readonly database: 'ok' | 'unavailable';
  /** Names of the migrations that have not been run. */
  readonly pendingMigrations: readonly string[];
  readonly tasks: TaskProgress | null;
  readonly shuttingDown: boolean;
}

/** What the probes are told. */
@Injectable()
export class Health implements BeforeApplicationShutdown {
  private shuttingDown = false;

  constructor(private readonly database: Database) {}

  /** From here on `/readyz` says no, so that no more requests are sent here. */
  drain(): void {
    this.shuttingDown = true;
  }

  get isDraining(): boolean {
    return this.shuttingDown;
  }

  beforeApplicationShutdown(): void {
    this.drain();
  }

  async readiness(): Promise<Readiness> {
    try {
      const pendingMigrations = await this.database.pendingMigrations();
      const tasks = await this.database.reads.tasks.progress(new Date().toISOString());
      const ready = pendingMigrations.length === 0 && !this.shuttingDown;
      return { ready, database: 'ok', pendingMigrations, tasks, shuttingDown: this.shuttingDown };
    } catch {
      const { shuttingDown } = this;
      return { ready: false, database: 'unavailable', pendingMigrations: [], tasks: null, shuttingDown };
    }
  }
}
