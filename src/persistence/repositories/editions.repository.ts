import { EditionClauseEntity } from '../entities/edition-clause.entity.js';
import { EditionFileEntity } from '../entities/edition-file.entity.js';
import { EditionEntity } from '../entities/edition.entity.js';
import type { EditionClauseRecord, EditionFileRecord, EditionRecord } from '../records.js';
import type { Rows } from '../rows.js';

/** A clause of an edition with the words that it was given. */
export interface EditionWords extends EditionClauseRecord {
  readonly text: string | null;
}

/** The English that the words of an edition were made from. */
export interface EditionSourceClause {
  readonly key: string;
  readonly number: string | null;
  readonly text: string;
  readonly textHash: string;
}

/** The number of a language's newest edition. */
export interface NewestEdition {
  readonly language: string;
  readonly number: number;
}

export class EditionReads {
  constructor(protected readonly rows: Rows) {}

  byId(id: string): Promise<EditionRecord | null> {
    return this.rows.first(EditionEntity, 'WHERE id = ?', [id]);
  }

  byNumber(communiqueId: string, language: string, number: number): Promise<EditionRecord | null> {
    return this.rows.first(EditionEntity, 'WHERE communique_id = ? AND language = ? AND number = ?', [
      communiqueId,
      language,
      number,
    ]);
  }

  newest(communiqueId: string, language: string): Promise<EditionRecord | null> {
    return this.rows.first(
      EditionEntity,
      'WHERE communique_id = ? AND language = ? ORDER BY number DESC LIMIT 1',
      [communiqueId, language],
    );
  }

  /** By language, then number. */
  ofCommunique(communiqueId: string): Promise<EditionRecord[]> {
    return this.rows.select(EditionEntity, 'WHERE communique_id = ? ORDER BY language, number', [
      communiqueId,
    ]);
  }

  /** The newest edition of each language that a communiqué is published in, by language. */
  async newestBySlug(slug: string): Promise<NewestEdition[]> {
    const found = await this.rows.query(
      `SELECT e.language AS "language", MAX(e.number) AS "number" FROM communique c
        JOIN edition e ON e.communique_id = c.id WHERE c.slug = ? GROUP BY e.language ORDER BY e.language`,
      [slug],
    );
    return found as unknown as NewestEdition[];
  }

  /** What every clause of the edition was translated from, in reading order; untranslated: what it shows. */
  async sources(editionId: string): Promise<EditionSourceClause[]> {
    const found = await this.rows.query(
      `SELECT e.clause_key AS "key", c.number AS "number", COALESCE(s.text, c.text) AS "text",
        COALESCE(t.source_text_hash, c.text_hash) AS "textHash" FROM edition_clause e JOIN edition d ON d.id = e.edition_id
        JOIN revision_clause c ON c.revision_id = d.revision_id AND c.clause_key = e.clause_key
        LEFT JOIN target t ON t.id = e.target_id
        LEFT JOIN revision_clause s ON s.revision_id = t.revision_id AND s.clause_key = e.clause_key
        WHERE e.edition_id = ? ORDER BY e.position`,
      [editionId],
    );
    return found as unknown as EditionSourceClause[];
  }

  /** By extension. */
  files(editionId: string): Promise<EditionFileRecord[]> {
    return this.rows.select(EditionFileEntity, 'WHERE edition_id = ? ORDER BY extension', [editionId]);
  }

  /** Of every edition. */
  allFiles(): Promise<EditionFileRecord[]> {
    return this.rows.select(EditionFileEntity, 'ORDER BY edition_id, extension', []);
  }

  /** Of several editions, by extension within each. */
  filesOf(editionIds: readonly string[]): Promise<EditionFileRecord[]> {
    if (editionIds.length === 0) return Promise.resolve([]);
    const marks = editionIds.map(() => '?').join(', ');
    return this.rows.select(
      EditionFileEntity,
      `WHERE edition_id IN (${marks}) ORDER BY edition_id, extension`,
      [...editionIds],
    );
  }

  file(editionId: string, extension: string): Promise<EditionFileRecord | null> {
    return this.rows.first(EditionFileEntity, 'WHERE edition_id = ? AND extension = ?', [
      editionId,
      extension,
    ]);
  }

  /** Which target stands in the edition for which clause, in reading order, with its text. */
  async words(editionId: string): Promise<EditionWords[]> {
    const table = this.rows.table(EditionClauseEntity);
    const found = await this.rows.query(
      `SELECT ${table.selection('e')}, t.text AS "words" FROM edition_clause e
        LEFT JOIN target t ON t.id = e.target_id WHERE e.edition_id = ? ORDER BY e.position`,
      [editionId],
    );
    return found.map((row) => ({ ...table.read(row), text: row.words as string | null }));
  }
}

export class EditionWrites extends EditionReads {
  /** An edition is written once and whole. */
  async insert(
    edition: EditionRecord,
    clauses: readonly EditionClauseRecord[],
    files: readonly EditionFileRecord[],
  ): Promise<void> {
    await this.rows.insert(EditionEntity, [edition]);
    await this.rows.insert(EditionClauseEntity, clauses);
    await this.rows.insert(EditionFileEntity, files);
  }
}
