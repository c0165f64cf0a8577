import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A task that a worker gave back at its end was begun, and did not fail: that is counted apart. */
export class CountReturnedTasks1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox_task ADD COLUMN returned INTEGER NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE outbox_task DROP COLUMN returned');
  }
}
