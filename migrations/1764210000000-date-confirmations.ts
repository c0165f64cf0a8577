import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stands behind a link of a revision was known; since when was not. */
const TABLES = ['revision_link', 'clause_origin'];

export class DateConfirmations1764210000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} ADD COLUMN confirmed_at TEXT`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`ALTER TABLE ${table} DROP COLUMN confirmed_at`);
  }
}
