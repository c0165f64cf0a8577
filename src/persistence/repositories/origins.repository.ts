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
}

export class OriginWrites extends OriginReads {
  async insert(origins: readonly ClauseOriginRecord[]): Promise<void> {
    await this.rows.insert(ClauseOriginEntity, origins);
  }
}
