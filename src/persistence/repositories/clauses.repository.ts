import { ClauseEntity } from '../entities/clause.entity.js';
import { RevisionClauseEntity } from '../entities/revision-clause.entity.js';
import type { Page, RevisionClauseRecord } from '../records.js';
import type { Rows } from '../rows.js';

/** Clause keys in one statement. */
const CHUNK = 200;

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

  /** Of these clauses those that revisions before number `before` had, as the last of them had it. */
  async lastBefore(
    clauseKeys: readonly string[],
    before: number,
  ): Promise<Pick<RevisionClauseRecord, 'clauseKey' | 'text' | 'textHash'>[]> {
    const last = new Map<string, Pick<RevisionClauseRecord, 'clauseKey' | 'text' | 'textHash'>>();
    for (let start = 0; start < clauseKeys.length; start += CHUNK) {
      const keys = clauseKeys.slice(start, start + CHUNK);
      const found = await this.rows.query(
        `SELECT c.clause_key AS "clauseKey", c.text AS "text", c.text_hash AS "textHash" FROM revision_clause c
          JOIN source_revision r ON r.id = c.revision_id
          WHERE r.number < ? AND c.clause_key IN (${keys.map(() => '?').join(', ')}) ORDER BY r.number`,
        [before, ...keys],
      );
      for (const row of found as unknown as Pick<RevisionClauseRecord, 'clauseKey' | 'text' | 'textHash'>[])
        last.set(row.clauseKey, row);
    }
    return [...last.values()];
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
