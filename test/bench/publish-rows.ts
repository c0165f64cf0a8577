import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresPool, sqliteWriter } from '../../src/persistence/data-source.js';
import { importAndOpen, revise } from './api.js';
import type { Figures } from './measure.js';
import { revisedText } from './revision.js';
import { isAvailable, withConcord, type Database, type RunningConcord } from './server.js';

const LANGUAGES = 'fr ar ru es pt de it pl uk tr fa hi bn ja ko vi th sw ka hy am ne ro'.split(' ');

/** Every unit published with a text of its own: what people would have done in weeks. */
const TRANSLATE_ALL = [
  `INSERT INTO target (id, unit_id, seq, text, source_text_hash, revision_id, origin, created_at)
    SELECT 't' || u.id, u.id, 1, 'Texte : ' || c.text, c.text_hash, c.revision_id, 'human', '2026-03-01T12:00:00.000Z'
    FROM translation_unit u JOIN revision_clause c ON c.clause_key = u.clause_key`,
  `UPDATE translation_unit SET state = 'final', current_target_id = 't' || id`,
];

/**
 * Publishes a revision of a text of `count` clauses that 23 languages have translated whole.
 *
 * @param length words that every sentence has for itself, at least.
 */
export async function publishRevision(
  count: number,
  database: Database,
  length?: number,
): Promise<Figures | null> {
  if (!isAvailable(database)) return null;
  const { old, fresh } = revisedText(count, length);
  return withConcord(database, async (concord) => {
    await importAndOpen(concord, 'revised', old, LANGUAGES);
    await execute(concord, TRANSLATE_ALL);
    // This process was busy meanwhile: it has yet to hear that the server has closed its idle connections.
    await sleep(100);
    const before = concord.peak();
    const { draft, publication, opening } = await revise(concord, 'revised', fresh, LANGUAGES.length);
    const seconds = (time: number): string => `${(time / 1_000).toFixed(1)} s`;
    const note = `after ${seconds(draft)} for draft and alignment; jobs open ${seconds(opening)} later; ${Math.round((before ?? 0) / 1e6)} MB after import`;
    return { median: publication, p99: publication, peak: concord.peak(), note };
  });
}

async function execute(
  { dataDir, databaseUrl }: RunningConcord,
  statements: readonly string[],
): Promise<void> {
  if (databaseUrl === null) {
    const file = await sqliteWriter(path.join(dataDir, 'concord.sqlite'));
    for (const statement of statements) await file.run(statement, []);
    await file.dataSource.destroy();
    return;
  }
  const pool = await postgresPool(databaseUrl).initialize();
  for (const statement of statements) await pool.query(statement);
  await pool.destroy();
}
