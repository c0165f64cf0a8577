import type { ClaimWork } from '../../domain/units/claim-next.js';
import type { UnitState, UnitSubState } from '../../domain/units/unit-state.js';
import { UnitEntity } from '../entities/unit.entity.js';
import type { Page, UnitRecord, UnitView } from '../records.js';
import type { Rows } from '../rows.js';
import { selectUnitViews } from './unit-view.js';

/** One clause that can be translated, as an edition needs it. */
export interface AssemblyRow {
  readonly unitId: string;
  readonly clauseKey: string;
  readonly position: number;
  readonly state: UnitState;
  readonly wordCount: number;
  readonly targetId: string | null;
  readonly text: string | null;
  readonly stale: boolean;
}

/** Which units can be given to somebody; positions are inclusive. */
export interface ClaimQuery {
  readonly work: ClaimWork;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly actorId: string;
  /** Leave out the units whose current words the actor once wrote in that unit. */
  readonly notOwnWords: boolean;
  readonly now: string;
  readonly limit: number;
}

/** What a change of a unit writes; what is not named stays. */
export interface UnitChange {
  readonly state?: UnitState;
  readonly subState?: UnitSubState;
  readonly currentTargetId?: string;
  readonly assigneeId?: string | null;
  readonly leaseUntil?: string | null;
}

const COLUMNS = {
  state: 'state',
  subState: 'sub_state',
  currentTargetId: 'current_target_id',
  assigneeId: 'assignee_id',
  leaseUntil: 'lease_until',
} as const satisfies Record<keyof UnitChange, string>;

/** Clause keys in one statement. */
const KEYS = 200;

/** Of a unit's current target `t` beside its clause `c` and what is said against it `x`. */
const STALE = '(t.source_text_hash <> c.text_hash OR x.target_id IS NOT NULL)';

const WORK = {
  todo: "u.state = 'initial'",
  stale: `u.state <> 'initial' AND ${STALE}`,
  review: `u.state = 'translated' AND NOT ${STALE}`,
} as const satisfies Record<ClaimWork, string>;

export class UnitReads {
  constructor(protected readonly rows: Rows) {}

  byId(id: string): Promise<UnitRecord | null> {
    return this.rows.first(UnitEntity, 'WHERE id = ?', [id]);
  }

  /** The units of some clauses in every language. */
  async ofClauses(clauseKeys: readonly string[]): Promise<UnitRecord[]> {
    const found: UnitRecord[] = [];
    for (let start = 0; start < clauseKeys.length; start += KEYS) {
      const keys = clauseKeys.slice(start, start + KEYS);
      const tail = `WHERE clause_key IN (${keys.map(() => '?').join(', ')})`;
      found.push(...(await this.rows.select(UnitEntity, tail, keys)));
    }
    return found;
  }

  /** The unit with its clause and its current target. */
  async view(id: string): Promise<UnitView | null> {
    return (await selectUnitViews(this.rows, 'WHERE u.id = ?', [id]))[0] ?? null;
  }

  /** The units of a job in reading order, those of one state if `state` is given; `after` is a position. */
  ofJob(jobId: string, page: Page<number> & { readonly state?: UnitState | undefined }): Promise<UnitView[]> {
    const state = page.state === undefined ? '' : 'AND u.state = ?';
    const params = [jobId, page.after ?? -1, ...(page.state === undefined ? [] : [page.state]), page.limit];
    const tail = `WHERE u.job_id = ? AND u.position > ? ${state} ORDER BY u.position LIMIT ?`;
    return selectUnitViews(this.rows, tail, params);
  }

  /** The keys of the clauses before and after the unit's in its revision. */
  async neighbours(view: UnitView): Promise<{ previous: string | null; next: string | null }> {
    const found = await this.rows.query(
      'SELECT position, clause_key AS "key" FROM revision_clause WHERE revision_id = ? AND position IN (?, ?)',
      [view.revisionId, view.clause.position - 1, view.clause.position + 1],
    );
    const at = (position: number) =>
      (found.find((row) => row.position === position)?.key ?? null) as string | null;
    return { previous: at(view.clause.position - 1), next: at(view.clause.position + 1) };
  }

  /** Units that nobody else holds: first those the actor holds already, then in reading order. */
  claimable(jobId: string, query: ClaimQuery): Promise<UnitView[]> {
    const words = query.notOwnWords
      ? `AND NOT EXISTS (SELECT 1 FROM target o WHERE o.unit_id = u.id AND o.author_id = ? AND o.text = t.text)`
      : '';
    return selectUnitViews(
      this.rows,
      `WHERE u.job_id = ? AND ${WORK[query.work]} AND u.position >= ? AND u.position <= ?
        AND (u.assignee_id IS NULL OR u.assignee_id = ? OR u.lease_until <= ?) ${words}
        ORDER BY CASE WHEN u.assignee_id = ? AND u.lease_until > ? THEN 0 ELSE 1 END, u.position LIMIT ?`,
      [
        ...[jobId, query.from ?? 0, query.to ?? 2_147_483_647],
        ...[query.actorId, query.now],
        ...(query.notOwnWords ? [query.actorId] : []),
        ...[query.actorId, query.now, query.limit],
      ],
    );
  }

  /** Stale units per job of a communiqué, where there are any. */
  async staleByJob(communiqueId: string): Promise<ReadonlyMap<string, number>> {
    const found = await this.rows.query(
      `SELECT u.job_id AS "jobId", CAST(COUNT(*) AS integer) AS n FROM translation_unit u
        JOIN translation_job j ON j.id = u.job_id
        JOIN revision_clause c ON c.revision_id = j.revision_id AND c.clause_key = u.clause_key
        JOIN target t ON t.id = u.current_target_id LEFT JOIN contest x ON x.target_id = t.id
        WHERE j.communique_id = ? AND ${STALE} GROUP BY u.job_id`,
      [communiqueId],
    );
    return new Map(found.map((row) => [row.jobId as string, row.n as number]));
  }

  /** How many units of a job are stale. */
  async countStale(jobId: string): Promise<number> {
    const [row] = await this.rows.query(
      `SELECT CAST(COUNT(*) AS integer) AS n FROM translation_unit u JOIN translation_job j ON j.id = u.job_id
        JOIN revision_clause c ON c.revision_id = j.revision_id AND c.clause_key = u.clause_key
        JOIN target t ON t.id = u.current_target_id LEFT JOIN contest x ON x.target_id = t.id
        WHERE u.job_id = ? AND ${STALE}`,
      [jobId],
    );
    return Number(row?.n ?? 0);
  }

  /** Every unit of a job with its current words, in reading order: one statement, so one moment. */
  async assembly(jobId: string): Promise<AssemblyRow[]> {
    const found = await this.rows.query(
      `SELECT u.id AS "unitId", u.clause_key AS "clauseKey", c.position AS "position", u.state AS "state",
        u.word_count AS "wordCount", u.current_target_id AS "targetId", t.text AS "text",
        CASE WHEN ${STALE} THEN 1 ELSE 0 END AS "stale"
        FROM translation_unit u JOIN translation_job j ON j.id = u.job_id
        JOIN revision_clause c ON c.revision_id = j.revision_id AND c.clause_key = u.clause_key
        LEFT JOIN target t ON t.id = u.current_target_id LEFT JOIN contest x ON x.target_id = t.id
        WHERE u.job_id = ? ORDER BY c.position`,
      [jobId],
    );
    return found.map((row) => ({ ...(row as unknown as AssemblyRow), stale: row.stale === 1 }));
  }
}

export class UnitWrites extends UnitReads {
  /** The unit, held against other transactions until this one ends; null where there is none. */
  lock(id: string): Promise<UnitRecord | null> {
    return this.rows.first(UnitEntity, `WHERE id = ? ${this.rows.isPostgres ? 'FOR UPDATE' : ''}`, [id]);
  }

  /** Inserts the units whose clause and language have none yet; how many. */
  insertMissing(units: readonly UnitRecord[]): Promise<number> {
    return this.rows.insert(UnitEntity, units, { skipExisting: true });
  }

  /**
   * Changes the unit if it still has this version, and counts the version up. False, and nothing is changed, where
   * somebody else was first.
   */
  async change(id: string, version: number, change: UnitChange): Promise<boolean> {
    const { assignments, params } = assign(change);
    const changed = await this.rows.execute(
      `UPDATE translation_unit SET ${['version = version + 1', ...assignments].join(', ')} WHERE id = ? AND version = ?`,
      [...params, id, version],
    );
    return changed === 1;
  }

  /** Every approved unit of a job is published; how many. The job's counters have to be counted again. */
  publishReviewed(jobId: string): Promise<number> {
    return this.rows.execute(
      `UPDATE translation_unit SET state = 'final', version = version + 1 WHERE job_id = ? AND state = 'reviewed'`,
      [jobId],
    );
  }

  /**
   * Gives the unit to somebody, or back (`assigneeId` null). A claim is no change of words: the version stays.
   * False where somebody else holds it at `now`.
   */
  async claim(
    id: string,
    claim: { readonly assigneeId: string; readonly leaseUntil: string },
    now: string,
  ): Promise<boolean> {
    const changed = await this.rows.execute(
      `UPDATE translation_unit SET assignee_id = ?, lease_until = ?
        WHERE id = ? AND (assignee_id IS NULL OR assignee_id = ? OR lease_until <= ?)`,
      [claim.assigneeId, claim.leaseUntil, id, claim.assigneeId, now],
    );
    return changed === 1;
  }

  /** Hands back all that this person holds, but in these languages. */
  async releaseOf(assigneeId: string, except: readonly string[]): Promise<void> {
    const kept = except.length === 0 ? '' : `AND language NOT IN (${except.map(() => '?').join(', ')})`;
    await this.rows.execute(
      `UPDATE translation_unit SET assignee_id = NULL, lease_until = NULL WHERE assignee_id = ? ${kept}`,
      [assigneeId, ...except],
    );
  }

  /** Hands back what this person holds; false where they do not hold it. */
  async release(id: string, assigneeId: string): Promise<boolean> {
    const changed = await this.rows.execute(
      'UPDATE translation_unit SET assignee_id = NULL, lease_until = NULL WHERE id = ? AND assignee_id = ?',
      [id, assigneeId],
    );
    return changed === 1;
  }
}

function assign(change: UnitChange): { assignments: string[]; params: (string | null)[] } {
  const names = (Object.keys(COLUMNS) as (keyof UnitChange)[]).filter((name) => change[name] !== undefined);
  return {
    assignments: names.map((name) => `${COLUMNS[name]} = ?`),
    params: names.map((name) => change[name] ?? null),
  };
}
