import { ContestEntity } from '../entities/contest.entity.js';
import type { ContestRecord } from '../records.js';
import type { Rows } from '../rows.js';

/** Words against editorial marks. */
export class ContestReads {
  constructor(protected readonly rows: Rows) {}

  /** Oldest first. */
  ofUnit(unitId: string): Promise<ContestRecord[]> {
    return this.rows.select(ContestEntity, 'WHERE unit_id = ? ORDER BY created_at, target_id', [unitId]);
  }
}

export class ContestWrites extends ContestReads {
  /** Once for a target: false where it is contested already. */
  async insert(contest: ContestRecord): Promise<boolean> {
    return (await this.rows.insert(ContestEntity, [contest], { skipExisting: true })) === 1;
  }

  /** What was said against a target goes for its copy. True where something was. */
  async carry(fromTargetId: string, toTargetId: string): Promise<boolean> {
    const copied = await this.rows.execute(
      `INSERT INTO contest (target_id, unit_id, revision_id, reason, author_id, created_at)
        SELECT CAST(? AS text), unit_id, revision_id, reason, author_id, created_at FROM contest WHERE target_id = ?`,
      [toTargetId, fromTargetId],
    );
    return copied === 1;
  }
}
