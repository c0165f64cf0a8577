import type { MigrationInterface, QueryRunner } from 'typeorm';

const ENTRY = 'TEXT NOT NULL REFERENCES term_entry (id) ON DELETE CASCADE';

/**
 * The termbase: entries, how each is said in the languages, and every state that an entry ever had. `label` and `folded` are
 * texts made comparable, for order and search.
 */
const STATEMENTS = [
  `CREATE TABLE term_entry (id TEXT PRIMARY KEY, source_language TEXT NOT NULL, label TEXT NOT NULL, definition TEXT,
    part_of_speech TEXT, note TEXT, status TEXT NOT NULL CHECK (status IN ('proposed', 'approved', 'retired')),
    do_not_translate BOOLEAN NOT NULL, communique_id TEXT REFERENCES communique (id), version INTEGER NOT NULL)`,
  `CREATE INDEX term_entry_label ON term_entry (label, id)`,
  `CREATE TABLE term_rendering (id TEXT PRIMARY KEY, entry_id ${ENTRY}, position INTEGER NOT NULL,
    language TEXT NOT NULL, text TEXT NOT NULL, folded TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('preferred', 'admitted', 'forbidden')), variants TEXT NOT NULL, note TEXT,
    status TEXT NOT NULL CHECK (status IN ('proposed', 'approved')))`,
  `CREATE INDEX term_rendering_entry ON term_rendering (entry_id, position)`,
  `CREATE TABLE term_change (number INTEGER PRIMARY KEY, entry_id ${ENTRY}, version INTEGER NOT NULL,
    at TEXT NOT NULL, action TEXT NOT NULL, actor_id TEXT REFERENCES account (id) ON DELETE SET NULL,
    entry TEXT NOT NULL)`,
  `CREATE INDEX term_change_entry ON term_change (entry_id, number)`,
];

export class AddTerms1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['term_change', 'term_rendering', 'term_entry'])
      await runner.query(`DROP TABLE ${table}`);
  }
}
