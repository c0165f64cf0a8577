import { AttributionEntity } from '../entities/attribution.entity.js';
import type { AttributionRecord } from '../people-records.js';
import type { Rows } from '../rows.js';

/** Somebody who wants to be named beside an edition, and for what. */
export interface Credit {
  readonly handle: string;
  readonly part: 'translation' | 'review';
}

export class AttributionReads {
  constructor(protected readonly rows: Rows) {}

  /** The slugs of the communiqués that an account wants to be named beside, in alphabetical order. */
  async slugsOf(accountId: string): Promise<string[]> {
    const found = await this.rows.query(
      `SELECT c.slug AS "slug" FROM attribution n JOIN communique c ON c.id = n.communique_id
        WHERE n.account_id = ? ORDER BY c.slug`,
      [accountId],
    );
    return found.map(({ slug }) => slug as string);
  }

  /** Whoever wants to be named and wrote, or approved, words that stand in the edition; by handle. */
  async creditsOf(editionId: string): Promise<Credit[]> {
    const named = `FROM edition e JOIN attribution n ON n.communique_id = e.communique_id
      JOIN account a ON a.id = n.account_id AND a.disabled_at IS NULL AND a.deleted_on IS NULL
      JOIN edition_clause c ON c.edition_id = e.id`;
    const found = await this.rows.query(
      `SELECT a.handle AS "handle", 'translation' AS "part" ${named}
        JOIN target t ON t.id = c.target_id AND t.author_id = a.id WHERE e.id = ?
        UNION SELECT a.handle, 'review' ${named}
        JOIN review r ON r.target_id = c.target_id AND r.reviewer_id = a.id AND r.verdict = 'approved' WHERE e.id = ?
        ORDER BY 1`,
      [editionId, editionId],
    );
    return found as unknown as Credit[];
  }
}

export class AttributionWrites extends AttributionReads {
  /** False where the account is named already. */
  async insert(attribution: AttributionRecord): Promise<boolean> {
    return (await this.rows.insert(AttributionEntity, [attribution], { skipExisting: true })) === 1;
  }

  /** False where the account was not named. */
  async remove({ accountId, communiqueId }: AttributionRecord): Promise<boolean> {
    const sql = 'DELETE FROM attribution WHERE account_id = ? AND communique_id = ?';
    return (await this.rows.execute(sql, [accountId, communiqueId])) === 1;
  }
}
