import type { EarlierTarget } from '../../domain/units/earlier-target.js';
import type { UnitStanding } from '../../domain/units/unit-state.js';
import { TargetOriginEntity } from '../entities/target-origin.entity.js';
import { TargetEntity } from '../entities/target.entity.js';
import type { PastClauseRecord, RestingClauseRecord, TargetRecord } from '../records.js';
import type { Rows } from '../rows.js';

/** Clause keys in one statement. */
const CHUNK = 200;

/** The current target of a clause in a language. */
export interface CurrentTarget {
  readonly language: string;
  readonly clauseKey: string;
  readonly target: TargetRecord;
  /** Made from another source text than that of the unit's job. */
  readonly stale: boolean;
  /** Somebody said that an editorial change is none in this language. */
  readonly contested: boolean;
}

/** A target that a unit once had, with what was said of it. */
export interface OwnTarget extends EarlierTarget {
  readonly language: string;
  readonly clauseKey: string;
  readonly target: TargetRecord;
  readonly contested: boolean;
}

/** What a target was started from. */
export interface TargetStart {
  readonly targetId: string;
  readonly clauseKey: string;
  /** The revision that the origin was made from. */
  readonly revisionId: string;
}

/** What goes from one revision to the next. */
export class CarryReads {
  constructor(protected readonly rows: Rows) {}

  /** The words that some clauses have in every language. */
  async currentTargets(clauseKeys: readonly string[]): Promise<CurrentTarget[]> {
    const targets = this.rows.table(TargetEntity);
    const found: CurrentTarget[] = [];
    for (let start = 0; start < clauseKeys.length; start += CHUNK) {
      const keys = clauseKeys.slice(start, start + CHUNK);
      const rows = await this.rows.query(
        `SELECT u.language AS "language", u.clause_key AS "clauseKey", ${targets.selection('t', 't_')},
          CASE WHEN t.source_text_hash <> c.text_hash OR x.target_id IS NOT NULL THEN 1 ELSE 0 END AS "stale",
          x.target_id AS "contested"
          FROM translation_unit u JOIN target t ON t.id = u.current_target_id
          JOIN translation_job j ON j.id = u.job_id
          JOIN revision_clause c ON c.revision_id = j.revision_id AND c.clause_key = u.clause_key
          LEFT JOIN contest x ON x.target_id = t.id
          WHERE u.clause_key IN (${keys.map(() => '?').join(', ')}) ORDER BY u.language`,
        keys,
      );
      for (const row of rows)
        found.push({
          language: row.language as string,
          clauseKey: row.clauseKey as string,
          target: targets.read(row, 't_'),
          stale: row.stale === 1,
          contested: row.contested !== null,
        });
    }
    return found;
  }

  /**
   * What the units of some clauses had, in every language, that was made from the English with the hash given; what a
   * split or merge put together is nobody's. Oldest first.
   */
  async ownTargets(
    clauses: readonly { readonly key: string; readonly textHash: string }[],
  ): Promise<OwnTarget[]> {
    const targets = this.rows.table(TargetEntity);
    const found: OwnTarget[] = [];
    for (let start = 0; start < clauses.length; start += CHUNK) {
      const some = clauses.slice(start, start + CHUNK);
      const places = some.map(() => '?').join(', ');
      const rows = await this.rows.query(
        `SELECT u.language AS "language", u.clause_key AS "clauseKey", ${targets.selection('t', 't_')},
          (SELECT r.verdict FROM review r WHERE r.unit_id = t.unit_id AND r.target_id = t.id
            ORDER BY r.created_at DESC, r.id DESC LIMIT 1) AS "verdict",
          a.state AS "state", a.sub_state AS "subState", x.target_id AS "contested"
          FROM translation_unit u JOIN target t ON t.unit_id = u.id
          LEFT JOIN target_aside a ON a.target_id = t.id LEFT JOIN contest x ON x.target_id = t.id
          WHERE u.clause_key IN (${places}) AND t.source_text_hash IN (${places}) AND t.origin <> 'carried'
          ORDER BY t.seq`,
        [...some.map(({ key }) => key), ...some.map(({ textHash }) => textHash)],
      );
      const hashes = new Map(some.map(({ key, textHash }) => [key, textHash]));
      found.push(
        ...rows
          .map((row) => ownTargetOf(row, targets.read(row, 't_')))
          .filter(({ clauseKey, target }) => hashes.get(clauseKey) === target.sourceTextHash),
      );
    }
    return found;
  }

  /** The clauses that have, in some language, a current target that is contested. */
  async contestedKeys(communiqueId: string): Promise<Set<string>> {
    const found = await this.rows.query(
      `SELECT DISTINCT u.clause_key AS "key" FROM contest x JOIN translation_unit u ON u.current_target_id = x.target_id
        WHERE u.communique_id = ?`,
      [communiqueId],
    );
    return new Set(found.map(({ key }) => key as string));
  }

  /** The targets that some carried ones were put together from, each list in order; or that others bring back. */
  async partsOf(targetIds: readonly string[]): Promise<Map<string, TargetRecord[]>> {
    const targets = this.rows.table(TargetEntity);
    const parts = new Map<string, TargetRecord[]>();
    for (let start = 0; start < targetIds.length; start += CHUNK) {
      const ids = targetIds.slice(start, start + CHUNK);
      const places = ids.map(() => '?').join(', ');
      const rows = await this.rows.query(
        `SELECT w.id AS "whole", ${targets.selection('t', 't_')} FROM target w
          LEFT JOIN target_origin o ON o.target_id = w.id
          JOIN target t ON t.id = COALESCE(o.origin_target_id, w.restored_from)
          WHERE w.id IN (${places}) ORDER BY w.id, o.position`,
        ids,
      );
      for (const row of rows) {
        const whole = row.whole as string;
        parts.set(whole, [...(parts.get(whole) ?? []), targets.read(row, 't_')]);
      }
    }
    return parts;
  }

  /** The newest row of every clause that the communiqué once had and `revisionId` has not, oldest first. */
  async rested(communiqueId: string, revisionId: string): Promise<RestingClauseRecord[]> {
    const found = await this.rows.query(
      `SELECT c.clause_key AS "clauseKey", c.kind AS "kind", c.number AS "number", c.text AS "text",
        c.text_hash AS "textHash", r.number + 1 AS "restsSince" FROM revision_clause c
        JOIN source_revision r ON r.id = c.revision_id WHERE r.communique_id = ?
        AND NOT EXISTS (SELECT 1 FROM revision_clause b WHERE b.revision_id = ? AND b.clause_key = c.clause_key)
        AND NOT EXISTS (SELECT 1 FROM revision_clause l JOIN source_revision n ON n.id = l.revision_id
          WHERE l.clause_key = c.clause_key AND n.number > r.number)
        ORDER BY r.number, c.position`,
      [communiqueId, revisionId],
    );
    return found as unknown as RestingClauseRecord[];
  }

  /** By key, what some clauses said in every revision, oldest first. */
  async past(clauseKeys: readonly string[]): Promise<Map<string, PastClauseRecord[]>> {
    const past = new Map<string, PastClauseRecord[]>();
    for (let start = 0; start < clauseKeys.length; start += CHUNK) {
      const keys = clauseKeys.slice(start, start + CHUNK);
      const found = await this.rows.query(
        `SELECT c.clause_key AS "clauseKey", c.text AS "text", c.text_hash AS "textHash",
          CASE WHEN EXISTS (SELECT 1 FROM clause_origin o WHERE o.revision_id = c.revision_id
            AND o.clause_key = c.clause_key AND o.relation IN ('split', 'merged')) THEN 1 ELSE 0 END AS "restarted"
          FROM revision_clause c JOIN source_revision r ON r.id = c.revision_id
          WHERE c.clause_key IN (${keys.map(() => '?').join(', ')}) ORDER BY r.number`,
        keys,
      );
      for (const row of found) {
        const one = { ...(row as unknown as PastClauseRecord), restarted: row.restarted === 1 };
        const known = past.get(one.clauseKey);
        if (known === undefined) past.set(one.clauseKey, [one]);
        else known.push(one);
      }
    }
    return past;
  }

  /** What a carried target was started from, in order. */
  async startsOf(targetId: string): Promise<TargetStart[]> {
    const found = await this.rows.query(
      `SELECT o.origin_target_id AS "targetId", u.clause_key AS "clauseKey", t.revision_id AS "revisionId"
        FROM target_origin o JOIN target t ON t.id = o.origin_target_id JOIN translation_unit u ON u.id = t.unit_id
        WHERE o.target_id = ? ORDER BY o.position`,
      [targetId],
    );
    return found as unknown as TargetStart[];
  }
}

export class CarryWrites extends CarryReads {
  /**
   * Hands every unit whose clause the revision has to the revision's job in its language, as it is: target, state,
   * history, claim and version stay. One statement, whatever the number of units.
   */
  adoptUnits(revisionId: string): Promise<number> {
    return this.rows.execute(
      `UPDATE translation_unit SET job_id = j.id, position = c.position, word_count = c.word_count
        FROM translation_job j, revision_clause c
        WHERE j.revision_id = ? AND c.revision_id = j.revision_id AND c.text <> ''
        AND c.clause_key = translation_unit.clause_key AND j.language = translation_unit.language`,
      [revisionId],
    );
  }

  /** Holds the units of some clauses against saves until the transaction ends. */
  async lockUnits(clauseKeys: readonly string[]): Promise<void> {
    if (!this.rows.isPostgres) return;
    for (let start = 0; start < clauseKeys.length; start += CHUNK) {
      const keys = clauseKeys.slice(start, start + CHUNK);
      await this.rows.query(
        `SELECT id FROM translation_unit WHERE clause_key IN (${keys.map(() => '?').join(', ')}) ORDER BY id FOR UPDATE`,
        keys,
      );
    }
  }

  /**
   * Gives a unit another target without an edit: the version stays, and so does who holds it. How it stood with the
   * target that is put aside is kept.
   */
  async putTarget(unitId: string, targetId: string, { state, subState }: UnitStanding): Promise<void> {
    await this.rows.execute(
      `INSERT INTO target_aside (target_id, state, sub_state)
        SELECT current_target_id, state, sub_state FROM translation_unit
        WHERE id = ? AND current_target_id IS NOT NULL`,
      [unitId],
    );
    await this.rows.execute(
      'UPDATE translation_unit SET state = ?, sub_state = ?, current_target_id = ? WHERE id = ?',
      [state, subState, targetId, unitId],
    );
  }

  /** Says what a target was put together from. */
  async insertOrigins(targetId: string, originTargetIds: readonly string[]): Promise<void> {
    await this.rows.insert(
      TargetOriginEntity,
      originTargetIds.map((originTargetId, position) => ({ targetId, position, originTargetId })),
    );
  }
}

function ownTargetOf(row: Readonly<Record<string, unknown>>, target: TargetRecord): OwnTarget {
  const { state, subState } = row as unknown as UnitStanding | { state: null; subState: null };
  return {
    ...{ id: target.id, text: target.text, target },
    ...{ language: row.language as string, clauseKey: row.clauseKey as string },
    verdict: row.verdict as OwnTarget['verdict'],
    aside: state === null ? null : { state, subState },
    contested: row.contested !== null,
  };
}
