import type { Database } from '../../src/persistence/database.js';

const TABLES = [
  'communique',
  'source_revision',
  'revision_link',
  'clause',
  'revision_clause',
  'translation_job',
  'translation_unit',
  'target',
  'review',
  'edition',
  'outbox_task',
] as const;

/** How many rows there are of everything that a person can make; a refused request changes none. */
export async function rowCounts(database: Database): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of TABLES) {
    const [row] = await database.rows.query(`SELECT CAST(COUNT(*) AS integer) AS n FROM ${table}`);
    counts[table] = Number(row?.n);
  }
  return counts;
}
