import { CommuniqueEntity } from '../entities/communique.entity.js';
import type { CommuniqueRecord, Page } from '../records.js';
import type { Rows } from '../rows.js';

export class CommuniqueReads {
  constructor(protected readonly rows: Rows) {}

  byId(id: string): Promise<CommuniqueRecord | null> {
    return this.rows.first(CommuniqueEntity, 'WHERE id = ?', [id]);
  }

  bySlug(slug: string): Promise<CommuniqueRecord | null> {
    return this.rows.first(CommuniqueEntity, 'WHERE slug = ?', [slug]);
  }

  /** By slug. */
  list(page: Page<string>): Promise<CommuniqueRecord[]> {
    return this.rows.select(CommuniqueEntity, 'WHERE slug > ? ORDER BY slug LIMIT ?', [
      page.after ?? '',
      page.limit,
    ]);
  }
}

export class CommuniqueWrites extends CommuniqueReads {
  /** False, and nothing is written, where the slug is taken. */
  async insert(communique: CommuniqueRecord): Promise<boolean> {
    return (await this.rows.insert(CommuniqueEntity, [communique], { skipExisting: true })) === 1;
  }

  /**
   * The communiqué, held until this transaction ends: against other publications and whatever depends on which revision
   * is the newest. Null where there is none.
   */
  lock(id: string): Promise<CommuniqueRecord | null> {
    return this.rows.first(CommuniqueEntity, `WHERE id = ? ${this.rows.isPostgres ? 'FOR UPDATE' : ''}`, [
      id,
    ]);
  }
}
