import { RevisionDraftEntity } from '../entities/revision-draft.entity.js';
import { RevisionLinkEntity } from '../entities/revision-link.entity.js';
import type { DraftRecord, Page, RevisionLinkRecord, RevisionStatus } from '../records.js';
import type { Rows } from '../rows.js';

/** Everything but the text, which may be 10 MB. */
const WITHOUT_TEXT = `id, communique_id AS "communiqueId", base_id AS "baseId", sha256, media_type AS "mediaType",
  status, version, created_at AS "createdAt"`;

export class DraftReads {
  constructor(protected readonly rows: Rows) {}

  async byId(id: string): Promise<DraftRecord | null> {
    return (await this.select('WHERE id = ?', [id]))[0] ?? null;
  }

  /** Those that are neither published nor discarded, oldest first. */
  open(communiqueId: string): Promise<DraftRecord[]> {
    return this.select("WHERE communique_id = ? AND status = 'draft' ORDER BY created_at, id", [
      communiqueId,
    ]);
  }

  /** The text of the draft, whole; empty once it is published. */
  async text(id: string): Promise<string | null> {
    const [row] = await this.rows.query('SELECT text FROM revision_draft WHERE id = ?', [id]);
    return row === undefined ? null : (row.text as string);
  }

  /** In reading order. */
  links(draftId: string): Promise<RevisionLinkRecord[]> {
    return this.rows.select(RevisionLinkEntity, 'WHERE draft_id = ? ORDER BY position', [draftId]);
  }

  /** In reading order; `after` is a position. */
  linkPage(draftId: string, page: Page<number>): Promise<RevisionLinkRecord[]> {
    const tail = 'WHERE draft_id = ? AND position > ? ORDER BY position LIMIT ?';
    return this.rows.select(RevisionLinkEntity, tail, [draftId, page.after ?? -1, page.limit]);
  }

  /** Those that nobody has looked at first, and among them the least sure; `after` is how many to leave out. */
  doubtfulLinks(draftId: string, page: Page<number>): Promise<RevisionLinkRecord[]> {
    const tail = 'WHERE draft_id = ? ORDER BY confirmed, confidence, position LIMIT ? OFFSET ?';
    return this.rows.select(RevisionLinkEntity, tail, [draftId, page.limit, page.after ?? 0]);
  }

  protected async select(tail: string, params: (string | number)[]): Promise<DraftRecord[]> {
    const rows = await this.rows.query(`SELECT ${WITHOUT_TEXT} FROM revision_draft ${tail}`, params);
    return rows as unknown as DraftRecord[];
  }
}

export class DraftWrites extends DraftReads {
  async insert(draft: DraftRecord & { readonly text: string }): Promise<void> {
    await this.rows.insert(RevisionDraftEntity, [draft]);
  }

  /** The draft, held against other transactions until this one ends; null where there is none. */
  async lock(id: string): Promise<DraftRecord | null> {
    return (await this.select(`WHERE id = ? ${this.rows.isPostgres ? 'FOR UPDATE' : ''}`, [id]))[0] ?? null;
  }

  /** Counts the version up; the draft is held already. */
  async touch(id: string, baseId: string): Promise<void> {
    await this.rows.execute('UPDATE revision_draft SET version = version + 1, base_id = ? WHERE id = ?', [
      baseId,
      id,
    ]);
  }

  /** Ends the draft: its links are done with, and its text is the revision's or nobody's. */
  async close(id: string, status: Exclude<RevisionStatus, 'draft'>): Promise<void> {
    await this.rows.execute('DELETE FROM revision_link WHERE draft_id = ?', [id]);
    await this.rows.execute(
      "UPDATE revision_draft SET status = ?, text = '', version = version + 1 WHERE id = ?",
      [status, id],
    );
  }

  /** Puts other links in the place of all that there are. */
  async replaceLinks(draftId: string, links: readonly RevisionLinkRecord[]): Promise<void> {
    await this.rows.execute('DELETE FROM revision_link WHERE draft_id = ?', [draftId]);
    await this.rows.insert(RevisionLinkEntity, links);
  }

  /** Puts these links in the place of those that stand at their positions. */
  async updateLinks(links: readonly RevisionLinkRecord[]): Promise<void> {
    for (const { draftId, position } of links)
      await this.rows.execute('DELETE FROM revision_link WHERE draft_id = ? AND position = ?', [
        draftId,
        position,
      ]);
    await this.rows.insert(RevisionLinkEntity, links);
  }
}
