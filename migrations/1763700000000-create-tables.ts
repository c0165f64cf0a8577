import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATES = `('initial', 'translated', 'reviewed', 'final')`;

/** Written for both databases; only the circle of unit and target is closed in each one's own way. */
const TABLES = [
  `CREATE TABLE account (id TEXT PRIMARY KEY, handle TEXT NOT NULL UNIQUE, created_at TEXT NOT NULL, disabled_at TEXT)`,
  `CREATE TABLE api_token (id TEXT PRIMARY KEY, prefix TEXT NOT NULL UNIQUE, hash TEXT NOT NULL,
    account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('coordinator', 'reviewer', 'translator')), languages TEXT NOT NULL,
    expires_at TEXT, revoked_at TEXT, created_at TEXT NOT NULL)`,
  `CREATE TABLE communique (id TEXT PRIMARY KEY, slug TEXT NOT NULL UNIQUE, source_language TEXT NOT NULL,
    settings TEXT NOT NULL, created_at TEXT NOT NULL)`,
  `CREATE TABLE source_revision (id TEXT PRIMARY KEY, communique_id TEXT NOT NULL REFERENCES communique (id),
    number INTEGER NOT NULL, text TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'discarded')), created_at TEXT NOT NULL,
    published_at TEXT, UNIQUE (communique_id, number))`,
  `CREATE TABLE clause (key TEXT PRIMARY KEY, communique_id TEXT NOT NULL REFERENCES communique (id))`,
  `CREATE TABLE revision_clause (revision_id TEXT NOT NULL REFERENCES source_revision (id),
    clause_key TEXT NOT NULL REFERENCES clause (key), position INTEGER NOT NULL, parent_position INTEGER,
    depth INTEGER NOT NULL, kind TEXT NOT NULL, number TEXT, marker TEXT, text TEXT NOT NULL, text_hash TEXT NOT NULL,
    word_count INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY (revision_id, clause_key),
    UNIQUE (revision_id, position))`,
  `CREATE INDEX revision_clause_number ON revision_clause (revision_id, number)`,
  `CREATE TABLE clause_origin (revision_id TEXT NOT NULL, clause_key TEXT NOT NULL,
    origin_clause_key TEXT NOT NULL REFERENCES clause (key),
    relation TEXT NOT NULL CHECK (relation IN ('kept', 'split', 'merged', 'added', 'removed')),
    edited BOOLEAN NOT NULL, moved BOOLEAN NOT NULL, renumbered BOOLEAN NOT NULL, editorial BOOLEAN NOT NULL,
    confirmed_by_id TEXT REFERENCES account (id) ON DELETE SET NULL,
    PRIMARY KEY (revision_id, clause_key, origin_clause_key),
    FOREIGN KEY (revision_id, clause_key) REFERENCES revision_clause (revision_id, clause_key))`,
  `CREATE TABLE translation_job (id TEXT PRIMARY KEY, revision_id TEXT NOT NULL REFERENCES source_revision (id),
    communique_id TEXT NOT NULL REFERENCES communique (id), language TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('opening', 'open')), due_date TEXT,
    units_initial INTEGER NOT NULL, units_translated INTEGER NOT NULL, units_reviewed INTEGER NOT NULL,
    units_final INTEGER NOT NULL, words_initial INTEGER NOT NULL, words_translated INTEGER NOT NULL,
    words_reviewed INTEGER NOT NULL, words_final INTEGER NOT NULL, created_at TEXT NOT NULL,
    UNIQUE (revision_id, language))`,
  `CREATE INDEX translation_job_communique ON translation_job (communique_id)`,
  `CREATE TABLE translation_unit (id TEXT PRIMARY KEY, clause_key TEXT NOT NULL REFERENCES clause (key),
    language TEXT NOT NULL, communique_id TEXT NOT NULL REFERENCES communique (id),
    job_id TEXT NOT NULL REFERENCES translation_job (id), position INTEGER NOT NULL, word_count INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ${STATES}), sub_state TEXT CHECK (sub_state IN ('draft', 'rejected')),
    current_target_id TEXT %CURRENT_TARGET%, version INTEGER NOT NULL,
    assignee_id TEXT REFERENCES account (id) ON DELETE SET NULL, lease_until TEXT, UNIQUE (clause_key, language))`,
  `CREATE INDEX translation_unit_reading_order ON translation_unit (job_id, position)`,
  `CREATE INDEX translation_unit_state ON translation_unit (job_id, state, position)`,
  `CREATE TABLE target (id TEXT PRIMARY KEY, unit_id TEXT NOT NULL REFERENCES translation_unit (id),
    seq INTEGER NOT NULL, text TEXT NOT NULL, source_text_hash TEXT NOT NULL,
    revision_id TEXT NOT NULL REFERENCES source_revision (id),
    origin TEXT NOT NULL CHECK (origin IN ('human', 'memory', 'machine', 'import', 'carried')),
    restored_from TEXT REFERENCES target (id) DEFERRABLE INITIALLY IMMEDIATE,
    author_id TEXT REFERENCES account (id) ON DELETE SET NULL, created_at TEXT NOT NULL, UNIQUE (unit_id, seq))`,
  `CREATE TABLE review (id TEXT PRIMARY KEY, unit_id TEXT NOT NULL REFERENCES translation_unit (id),
    target_id TEXT NOT NULL REFERENCES target (id), verdict TEXT NOT NULL CHECK (verdict IN ('approved', 'rejected')),
    reason TEXT, reviewer_id TEXT REFERENCES account (id) ON DELETE SET NULL, created_at TEXT NOT NULL)`,
  `CREATE INDEX review_unit ON review (unit_id)`,
  `CREATE TABLE comment (id TEXT PRIMARY KEY, unit_id TEXT NOT NULL REFERENCES translation_unit (id),
    text TEXT NOT NULL, author_id TEXT REFERENCES account (id) ON DELETE SET NULL, created_at TEXT NOT NULL,
    resolved_at TEXT)`,
  `CREATE INDEX comment_unit ON comment (unit_id)`,
  `CREATE TABLE edition (id TEXT PRIMARY KEY, communique_id TEXT NOT NULL REFERENCES communique (id),
    revision_id TEXT NOT NULL REFERENCES source_revision (id), job_id TEXT NOT NULL REFERENCES translation_job (id),
    language TEXT NOT NULL, number INTEGER NOT NULL, partial BOOLEAN NOT NULL, fingerprint TEXT NOT NULL,
    published_at TEXT NOT NULL, units_total INTEGER NOT NULL, units_translated INTEGER NOT NULL,
    UNIQUE (communique_id, language, number))`,
  `CREATE TABLE edition_clause (edition_id TEXT NOT NULL REFERENCES edition (id), position INTEGER NOT NULL,
    clause_key TEXT NOT NULL REFERENCES clause (key), target_id TEXT REFERENCES target (id), stale BOOLEAN NOT NULL,
    PRIMARY KEY (edition_id, position))`,
  `CREATE TABLE edition_file (edition_id TEXT NOT NULL REFERENCES edition (id), extension TEXT NOT NULL,
    media_type TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (edition_id, extension))`,
  `CREATE TABLE outbox_task (id TEXT PRIMARY KEY, name TEXT NOT NULL, payload TEXT NOT NULL, dedupe_key TEXT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'running', 'done', 'dead')), attempts INTEGER NOT NULL,
    not_before TEXT NOT NULL, lease_until TEXT, last_error TEXT, created_at TEXT NOT NULL, finished_at TEXT)`,
  `CREATE INDEX outbox_task_open ON outbox_task (state, not_before) WHERE state <> 'done'`,
  `CREATE INDEX outbox_task_dedupe ON outbox_task (dedupe_key) WHERE state = 'pending'`,
  `CREATE INDEX outbox_task_created ON outbox_task (created_at, id)`,
  `CREATE TABLE idempotency_key (token_id TEXT NOT NULL REFERENCES api_token (id) ON DELETE CASCADE,
    key TEXT NOT NULL, route TEXT NOT NULL, body_hash TEXT NOT NULL, answer TEXT, created_at TEXT NOT NULL,
    PRIMARY KEY (token_id, key))`,
  `CREATE INDEX idempotency_key_created ON idempotency_key (created_at)`,
];

const CURRENT_TARGET = 'REFERENCES target (id) DEFERRABLE INITIALLY IMMEDIATE';

export class CreateTables1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isPostgres = runner.dataSource.options.type === 'postgres';
    for (const table of TABLES) {
      await runner.query(table.replace('%CURRENT_TARGET%', isPostgres ? '' : CURRENT_TARGET));
    }
    if (isPostgres) {
      await runner.query(
        `ALTER TABLE translation_unit ADD CONSTRAINT translation_unit_current_target
          FOREIGN KEY (current_target_id) ${CURRENT_TARGET}`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = TABLES.flatMap((sql) => /^CREATE TABLE (\w+)/u.exec(sql)?.[1] ?? []).reverse();
    const isPostgres = runner.dataSource.options.type === 'postgres';
    if (isPostgres)
      await runner.query('ALTER TABLE translation_unit DROP CONSTRAINT translation_unit_current_target');
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}
