import { ClauseEntity } from '../entities/clause.entity.js';
import { RevisionClauseEntity } from '../entities/revision-clause.entity.js';
import type { Page, RevisionClauseRecord } from '../records.js';
import type { Rows } from '../rows.js';

export class ClauseReads {
  constructor(protected readonly rows: Rows) {}

  /** All clauses of a source revision in reading order. */
  ofRevision(revisionId: string): Promise<RevisionClauseRecord[]> {
    return this.rows.select(RevisionClauseEntity, 'WHERE revision_id = ? ORDER BY position', [revisionId]);
  }

  /** In reading order; `after` is a position. */
  page(revisionId: string, page: Page<number>): Promise<RevisionClauseRecord[]> {
    return this.rows.select(
      RevisionClauseEntity,
      'WHERE revision_id = ? AND position > ? ORDER BY position LIMIT ?',
      [revisionId, page.after ?? -1, page.limit],
    );
  }

  byKey(revisionId: string, clauseKey: string): Promise<RevisionClauseRecord | null> {
    return this.rows.first(RevisionClauseEntity, 'WHERE revision_id = ? AND clause_key = ?', [
      revisionId,
      clauseKey,
    ]);
  }

  /** The clause in every revision that has it. */
  ofKey(clauseKey: string): Promise<RevisionClauseRecord[]> {
    return this.rows.select(RevisionClauseEntity, 'WHERE clause_key = ?', [clauseKey]);
  }

  /** The first clause with this canonical number, or null. */
  byNumber(revisionId: string, number: string): Promise<RevisionClauseRecord | null> {
    return this.rows.first(
      RevisionClauseEntity,
      'WHERE revision_id = ? AND number = ? ORDER BY position LIMIT 1',
      [revisionId, number],
    );
  }

  /** The position of the last clause inside the one at `position`, itself where there is none inside. */
  async endOf(revisionId: string, position: number): Promise<number> {
    const [row] = await this.rows.query(
      `SELECT COALESCE(
          (SELECT MIN(s.position) - 1 FROM revision_clause s
            WHERE s.revision_id = o.revision_id AND s.position > o.position AND s.depth <= o.depth),
          (SELECT MAX(s.position) FROM revision_clause s WHERE s.revision_id = o.revision_id)) AS "last"
        FROM revision_clause o WHERE o.revision_id = ? AND o.position = ?`,
      [revisionId, position],
    );
    return Number(row?.last ?? position);
  }

  async count(revisionId: string): Promise<number> {
    const [row] = await this.rows.query(
      'SELECT CAST(COUNT(*) AS integer) AS n FROM revision_clause WHERE revision_id = ?',
      [revisionId],
    );
    return Number(row?.n ?? 0);
  }
}

export class ClauseWrites extends ClauseReads {
  /** Writes the clauses of a new revision; keys that the communiqué does not have yet are made its own. */
  async insert(communiqueId: string, clauses: readonly RevisionClauseRecord[]): Promise<void> {
    await this.rows.insert(
      ClauseEntity,
      clauses.map(({ clauseKey }) => ({ key: clauseKey, communiqueId })),
      { skipExisting: true },
    );
    await this.rows.insert(RevisionClauseEntity, clauses);
  }
}
