import { RevisionEntity } from '../entities/revision.entity.js';
import type { RevisionRecord } from '../records.js';
import type { Rows } from '../rows.js';

/** Everything but the text, which may be 10 MB. */
const WITHOUT_TEXT = `id, communique_id AS "communiqueId", number, sha256, media_type AS "mediaType", status,
  created_at AS "createdAt", published_at AS "publishedAt"`;

export class RevisionReads {
  constructor(protected readonly rows: Rows) {}

  async byId(id: string): Promise<RevisionRecord | null> {
    return (await this.#select('WHERE id = ?', [id]))[0] ?? null;
  }

  async byNumber(communiqueId: string, number: number): Promise<RevisionRecord | null> {
    return (await this.#select('WHERE communique_id = ? AND number = ?', [communiqueId, number]))[0] ?? null;
  }

  async newest(communiqueId: string): Promise<RevisionRecord | null> {
    const found = await this.#select('WHERE communique_id = ? ORDER BY number DESC LIMIT 1', [communiqueId]);
    return found[0] ?? null;
  }

  /** Oldest first. */
  ofCommunique(communiqueId: string): Promise<RevisionRecord[]> {
    return this.#select('WHERE communique_id = ? ORDER BY number', [communiqueId]);
  }

  /** The source text, whole; its UTF-8 is the bytes that were imported. */
  async text(id: string): Promise<string | null> {
    const [row] = await this.rows.query('SELECT text FROM source_revision WHERE id = ?', [id]);
    return row === undefined ? null : (row.text as string);
  }

  async #select(tail: string, params: (string | number)[]): Promise<RevisionRecord[]> {
    const rows = await this.rows.query(`SELECT ${WITHOUT_TEXT} FROM source_revision ${tail}`, params);
    return rows as unknown as RevisionRecord[];
  }
}

export class RevisionWrites extends RevisionReads {
  async insert(revision: RevisionRecord & { readonly text: string }): Promise<void> {
    await this.rows.insert(RevisionEntity, [revision]);
  }
}
