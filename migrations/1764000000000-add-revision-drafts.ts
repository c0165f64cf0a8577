import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A draft is a table of its own: a published revision has a number, and a draft has none that it could be refused.
 */
const TABLES = [
  `CREATE TABLE revision_draft (id TEXT PRIMARY KEY, communique_id TEXT NOT NULL REFERENCES communique (id),
    base_id TEXT NOT NULL REFERENCES source_revision (id), text TEXT NOT NULL, sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL, status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'discarded')),
    version INTEGER NOT NULL, created_at TEXT NOT NULL)`,
  `CREATE INDEX revision_draft_communique ON revision_draft (communique_id, created_at)`,
  `CREATE TABLE revision_link (draft_id TEXT NOT NULL REFERENCES revision_draft (id), position INTEGER NOT NULL,
    origins TEXT NOT NULL, relation TEXT NOT NULL CHECK (relation IN ('kept', 'split', 'merged', 'added')),
    edited BOOLEAN NOT NULL, moved BOOLEAN NOT NULL, renumbered BOOLEAN NOT NULL,
    similarity DOUBLE PRECISION NOT NULL, confidence DOUBLE PRECISION NOT NULL, editorial BOOLEAN NOT NULL,
    confirmed BOOLEAN NOT NULL, confirmed_by_id TEXT REFERENCES account (id) ON DELETE SET NULL,
    PRIMARY KEY (draft_id, position))`,
  `CREATE TABLE target_origin (target_id TEXT NOT NULL REFERENCES target (id), position INTEGER NOT NULL,
    origin_target_id TEXT NOT NULL REFERENCES target (id), PRIMARY KEY (target_id, position))`,
  `CREATE TABLE contest (target_id TEXT PRIMARY KEY REFERENCES target (id),
    unit_id TEXT NOT NULL REFERENCES translation_unit (id), revision_id TEXT NOT NULL REFERENCES source_revision (id),
    reason TEXT NOT NULL, author_id TEXT REFERENCES account (id) ON DELETE SET NULL, created_at TEXT NOT NULL)`,
  `CREATE INDEX contest_unit ON contest (unit_id)`,
  `CREATE INDEX revision_clause_key ON revision_clause (clause_key)`,
  `CREATE INDEX clause_origin_origin ON clause_origin (origin_clause_key)`,
];

export class AddRevisionDrafts1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    const made = TABLES.flatMap(
      (sql) => /^CREATE (TABLE|INDEX) (\w+)/u.exec(sql)?.slice(1, 3).join(' ') ?? [],
    );
    for (const one of made.reverse()) await runner.query(`DROP ${one}`);
  }
}
