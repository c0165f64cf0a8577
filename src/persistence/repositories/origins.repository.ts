import type { OriginStep } from '../../domain/alignment/trace-origins.js';
import { ClauseOriginEntity } from '../entities/clause-origin.entity.js';
import type { ClauseOriginRecord } from '../records.js';
import type { Rows } from '../rows.js';

/** How clauses came from clauses of the revision before. */
export class OriginReads {
  constructor(protected readonly rows: Rows) {}

  /** By clause key. */
  ofRevision(revisionId: string): Promise<ClauseOriginRecord[]> {
    return this.rows.select(ClauseOriginEntity, 'WHERE revision_id = ? ORDER BY clause_key', [revisionId]);
  }

  /** Of one clause in every revision, and of every clause that came from it. */
  around(clauseKey: string): Promise<ClauseOriginRecord[]> {
    return this.rows.select(ClauseOriginEntity, 'WHERE clause_key = ? OR origin_clause_key = ?', [
      clauseKey,
      clauseKey,
    ]);
  }

  /**
   * One step for every revision after number `after` up to number `upTo`, oldest first, with the clauses that did not
   * simply stay themselves: those are nearly all, and say nothing.
   */
  async steps(communiqueId: string, after: number, upTo: number): Promise<OriginStep[]> {
    const found = await this.rows.query(
      `SELECT r.number AS "number", o.clause_key AS "key", o.origin_clause_key AS "origin"
        FROM clause_origin o JOIN source_revision r ON r.id = o.revision_id
        WHERE r.communique_id = ? AND r.number > ? AND r.number <= ?
        AND (o.relation <> 'kept' OR o.origin_clause_key <> o.clause_key)`,
      [communiqueId, after, upTo],
    );
    const steps = Array.from({ length: Math.max(0, upTo - after) }, () => new Map<string, string[]>());
    for (const { number, key, origin } of found as { number: number; key: string; origin: string }[]) {
      const step = steps[number - after - 1];
      const known = step?.get(key);
      if (known === undefined) step?.set(key, [origin]);
      else known.push(origin);
    }
    return steps;
  }
}

export class OriginWrites extends OriginReads {
  async insert(origins: readonly ClauseOriginRecord[]): Promise<void> {
    await this.rows.insert(ClauseOriginEntity, origins);
  }
}
