import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A link of a draft names the resting clause that it brings back. A target that a split or a merge put aside remembers
 * how its unit stood, so that undoing the split or merge brings that back as well.
 */
export class AddReturns1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE revision_link ADD COLUMN returns TEXT REFERENCES clause (key)');
    await runner.query(
      `CREATE TABLE target_aside (target_id TEXT PRIMARY KEY REFERENCES target (id),
        state TEXT NOT NULL CHECK (state IN ('initial', 'translated', 'reviewed', 'final')), sub_state TEXT CHECK (sub_state IN ('draft', 'rejected')))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE target_aside');
    await runner.query('ALTER TABLE revision_link DROP COLUMN returns');
  }
}
