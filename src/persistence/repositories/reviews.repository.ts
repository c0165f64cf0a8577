import { ReviewEntity } from '../entities/review.entity.js';
import type { ReviewRecord } from '../records.js';
import type { Rows } from '../rows.js';

export class ReviewReads {
  constructor(protected readonly rows: Rows) {}

  /** Oldest first. */
  ofUnit(unitId: string): Promise<ReviewRecord[]> {
    return this.rows.select(ReviewEntity, 'WHERE unit_id = ? ORDER BY created_at, id', [unitId]);
  }

  /** The newest word on a unit, or null. */
  newest(unitId: string): Promise<ReviewRecord | null> {
    return this.rows.first(ReviewEntity, 'WHERE unit_id = ? ORDER BY created_at DESC, id DESC LIMIT 1', [
      unitId,
    ]);
  }
}

export class ReviewWrites extends ReviewReads {
  async append(review: ReviewRecord): Promise<void> {
    await this.rows.insert(ReviewEntity, [review]);
  }
}
