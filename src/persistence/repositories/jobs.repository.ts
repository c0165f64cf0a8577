import type { UnitState } from '../../domain/units/unit-state.js';
import { JobEntity } from '../entities/job.entity.js';
import type { JobCounters, JobRecord, JobStatus } from '../records.js';
import type { Rows } from '../rows.js';
import type { Row } from '../table.js';

export class JobReads {
  constructor(protected readonly rows: Rows) {}

  async byId(id: string): Promise<JobRecord | null> {
    return toRecord(await this.rows.first(JobEntity, 'WHERE id = ?', [id]));
  }

  async find(revisionId: string, language: string): Promise<JobRecord | null> {
    return toRecord(
      await this.rows.first(JobEntity, 'WHERE revision_id = ? AND language = ?', [revisionId, language]),
    );
  }

  async all(): Promise<JobRecord[]> {
    return (await this.rows.select(JobEntity, 'ORDER BY created_at, id')).map(fromRow);
  }

  /** By language. */
  async ofRevision(revisionId: string): Promise<JobRecord[]> {
    const found = await this.rows.select(JobEntity, 'WHERE revision_id = ? ORDER BY language', [revisionId]);
    return found.map(fromRow);
  }

  /** Oldest first, by language within one time. */
  async ofCommunique(communiqueId: string): Promise<JobRecord[]> {
    const found = await this.rows.select(JobEntity, 'WHERE communique_id = ? ORDER BY created_at, language', [
      communiqueId,
    ]);
    return found.map(fromRow);
  }
}

export class JobWrites extends JobReads {
  /** Inserts the jobs that their revision does not have yet; how many. Counters are taken as given. */
  insertMissing(jobs: readonly JobRecord[]): Promise<number> {
    return this.rows.insert(JobEntity, jobs.map(toRow), { skipExisting: true });
  }

  /** The job, held against other transactions until this one ends; null where there is none. */
  async lock(id: string): Promise<JobRecord | null> {
    const suffix = this.rows.isPostgres ? 'FOR UPDATE' : '';
    return toRecord(await this.rows.first(JobEntity, `WHERE id = ? ${suffix}`, [id]));
  }

  async setStatus(id: string, status: JobStatus): Promise<void> {
    await this.rows.execute('UPDATE translation_job SET status = ? WHERE id = ?', [status, id]);
  }

  /** `YYYY-MM-DD`; null: none. */
  async setDueDate(id: string, dueDate: string | null): Promise<void> {
    await this.rows.execute('UPDATE translation_job SET due_date = ? WHERE id = ?', [dueDate, id]);
  }

  /** Keeps the counters true when a unit of `words` words goes from one state to another. */
  async moveUnit(
    id: string,
    move: { readonly from: UnitState; readonly to: UnitState; readonly words: number },
  ): Promise<void> {
    if (move.from === move.to) return;
    await this.rows.execute(
      `UPDATE translation_job SET units_${move.from} = units_${move.from} - 1, units_${move.to} = units_${move.to} + 1,
        words_${move.from} = words_${move.from} - ?, words_${move.to} = words_${move.to} + ? WHERE id = ?`,
      [move.words, move.words, id],
    );
  }

  /** Counts the job's units again and writes the counters; the figures as they are now. */
  async recount(id: string): Promise<JobCounters> {
    const counters = await countUnits(this.rows, id);
    const { units, words } = counters;
    await this.rows.execute(
      `UPDATE translation_job SET units_initial = ?, units_translated = ?, units_reviewed = ?, units_final = ?,
        words_initial = ?, words_translated = ?, words_reviewed = ?, words_final = ? WHERE id = ?`,
      [
        ...[units.initial, units.translated, units.reviewed, units.final],
        ...[words.initial, words.translated, words.reviewed, words.final],
        id,
      ],
    );
    return counters;
  }
}

/** The counters as the units themselves give them. */
async function countUnits(rows: Rows, jobId: string): Promise<JobCounters> {
  const found = await rows.query(
    `SELECT state, CAST(COUNT(*) AS integer) AS units, CAST(SUM(word_count) AS integer) AS words
      FROM translation_unit WHERE job_id = ? GROUP BY state`,
    [jobId],
  );
  const units = { initial: 0, translated: 0, reviewed: 0, final: 0 };
  const words = { initial: 0, translated: 0, reviewed: 0, final: 0 };
  for (const row of found) {
    units[row.state as UnitState] = row.units as number;
    words[row.state as UnitState] = row.words as number;
  }
  return { units, words };
}

function toRecord(row: Row<JobEntity> | null): JobRecord | null {
  return row === null ? null : fromRow(row);
}

function fromRow(row: Row<JobEntity>): JobRecord {
  return {
    id: row.id,
    revisionId: row.revisionId,
    communiqueId: row.communiqueId,
    language: row.language,
    status: row.status,
    dueDate: row.dueDate,
    createdAt: row.createdAt,
    units: {
      initial: row.unitsInitial,
      translated: row.unitsTranslated,
      reviewed: row.unitsReviewed,
      final: row.unitsFinal,
    },
    words: {
      initial: row.wordsInitial,
      translated: row.wordsTranslated,
      reviewed: row.wordsReviewed,
      final: row.wordsFinal,
    },
  };
}

function toRow({ units, words, ...job }: JobRecord): Row<JobEntity> {
  return {
    ...job,
    unitsInitial: units.initial,
    unitsTranslated: units.translated,
    unitsReviewed: units.reviewed,
    unitsFinal: units.final,
    wordsInitial: words.initial,
    wordsTranslated: words.translated,
    wordsReviewed: words.reviewed,
    wordsFinal: words.final,
  };
}
