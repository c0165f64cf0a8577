import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The translation memory: entries, what was imported together, and the index that similar texts are found by. The index
 * (`memory_posting`, `memory_word`) and the counter can be made again from the entries. Lists of the index are read one
 * after the other from the newest segment on, so on SQLite its primary key is the table.
 */
export class AddMemory1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type !== 'postgres';
    for (const statement of [
      `CREATE TABLE memory_import (id TEXT PRIMARY KEY, name TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('loading', 'ready')), entries INTEGER NOT NULL, created_at TEXT NOT NULL,
        touched_at TEXT NOT NULL)`,
      `CREATE TABLE memory_entry (id INTEGER PRIMARY KEY, import_id TEXT REFERENCES memory_import (id),
        communique_id TEXT REFERENCES communique (id), clause_key TEXT REFERENCES clause (key), revision INTEGER,
        source_language TEXT NOT NULL, target_language TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL,
        sentences TEXT, source_hash INTEGER NOT NULL, previous_hash INTEGER, next_hash INTEGER, superseded_by INTEGER,
        created_on TEXT NOT NULL)`,
      `CREATE INDEX memory_entry_unit ON memory_entry (clause_key, target_language) WHERE clause_key IS NOT NULL`,
      `CREATE TABLE memory_posting (feature INTEGER NOT NULL, segment INTEGER NOT NULL, PRIMARY KEY (feature, segment))
        ${isSqlite ? 'WITHOUT ROWID' : ''}`,
      `CREATE TABLE memory_word (word INTEGER PRIMARY KEY, segments INTEGER NOT NULL)`,
      `CREATE TABLE memory_counter (id INTEGER PRIMARY KEY, next_entry INTEGER NOT NULL)`,
      `INSERT INTO memory_counter (id, next_entry) VALUES (1, 1)`,
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['counter', 'word', 'posting', 'entry', 'import'])
      await runner.query(`DROP TABLE memory_${table}`);
  }
}
