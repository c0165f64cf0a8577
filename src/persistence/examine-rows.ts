import { UNIT_STATES, type UnitState } from '../domain/units/unit-state.js';
import { JobReads } from './repositories/jobs.repository.js';
import type { Rows } from './rows.js';

/** What is wrong with the rows: one sentence each. */
export async function examineRows(rows: Rows): Promise<string[]> {
  return [
    ...(rows.isPostgres ? [] : await examineFile(rows)),
    ...(await examineCounters(rows)),
    ...(await examineTargets(rows)),
    ...(await examineTasks(rows)),
  ];
}

/** PostgreSQL watches over its pages and references by itself. */
async function examineFile(rows: Rows): Promise<string[]> {
  const integrity = await rows.query('PRAGMA integrity_check');
  const broken = integrity.map((row) => String(row.integrity_check)).filter((said) => said !== 'ok');
  const references = await rows.query('PRAGMA foreign_key_check');
  return [
    ...broken.map((said) => `The database file is damaged: ${said}.`),
    ...references.map(
      (row) => `A row of ${String(row.table)} refers to a row of ${String(row.parent)} that is not there.`,
    ),
  ];
}

async function examineCounters(rows: Rows): Promise<string[]> {
  const counted = await rows.query(
    `SELECT job_id AS "jobId", state, CAST(COUNT(*) AS integer) AS units, CAST(SUM(word_count) AS integer) AS words
      FROM translation_unit GROUP BY job_id, state`,
  );
  const truth = new Map(counted.map((row) => [`${String(row.jobId)} ${String(row.state)}`, row]));
  const jobs = await new JobReads(rows).all();
  return jobs.flatMap((job) =>
    UNIT_STATES.filter((state: UnitState) => {
      const real = truth.get(`${job.id} ${state}`);
      return job.units[state] !== (real?.units ?? 0) || job.words[state] !== (real?.words ?? 0);
    }).map((state) => `Translation job ${job.id} (${job.language}) counts its ${state} units wrongly.`),
  );
}

/** A unit that is past `initial` has words, and they are its own. */
async function examineTargets(rows: Rows): Promise<string[]> {
  const found = await rows.query(
    `SELECT u.id AS "id" FROM translation_unit u LEFT JOIN target t ON t.id = u.current_target_id
      WHERE (u.current_target_id IS NULL AND u.state <> 'initial') OR (t.id IS NOT NULL AND t.unit_id <> u.id)`,
  );
  return found.map(
    (row) => `Translation unit ${String(row.id)} does not have the text that its state promises.`,
  );
}

async function examineTasks(rows: Rows): Promise<string[]> {
  const dead = await rows.query(
    `SELECT id, name, last_error AS "lastError" FROM outbox_task WHERE state = 'dead' ORDER BY created_at`,
  );
  return dead.map((row) => `Task ${String(row.name)} ${String(row.id)} has failed: ${String(row.lastError)}`);
}
