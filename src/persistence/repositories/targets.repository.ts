import { TargetEntity } from '../entities/target.entity.js';
import type { TargetRecord } from '../records.js';
import type { Rows } from '../rows.js';

export class TargetReads {
  constructor(protected readonly rows: Rows) {}

  byId(id: string): Promise<TargetRecord | null> {
    return this.rows.first(TargetEntity, 'WHERE id = ?', [id]);
  }

  /** Every target the unit ever had, oldest first. */
  ofUnit(unitId: string): Promise<TargetRecord[]> {
    return this.rows.select(TargetEntity, 'WHERE unit_id = ? ORDER BY seq', [unitId]);
  }
}

export class TargetWrites extends TargetReads {
  /** Adds a target to the unit's history. There is no way to change or to remove one. The number that it got. */
  async append(target: Omit<TargetRecord, 'seq'>): Promise<number> {
    const [last] = await this.rows.query('SELECT MAX(seq) AS seq FROM target WHERE unit_id = ?', [
      target.unitId,
    ]);
    const seq = ((last?.seq ?? 0) as number) + 1;
    await this.rows.insert(TargetEntity, [{ ...target, seq }]);
    return seq;
  }
}
