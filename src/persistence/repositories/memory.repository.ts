import { MemoryEntryEntity } from '../entities/memory-entry.entity.js';
import { MemoryImportEntity } from '../entities/memory-import.entity.js';
import type {
  MemoryEntryRecord,
  MemoryEntryView,
  MemoryImportRecord,
  MemoryPosting,
} from '../memory-records.js';
import type { Rows } from '../rows.js';

/** Which entries to go through, `limit` at a time. */
export interface MemoryScan {
  /** From the entry after this one on, oldest first; or from the one before it on, newest first. */
  readonly after?: number;
  readonly before?: number;
  readonly limit: number;
}

/** Words or ids in one statement. */
const CHUNK = 500;
const LIVE = `e.superseded_by IS NULL AND (e.import_id IS NULL OR i.state = 'ready')`;

export class MemoryReads {
  constructor(protected readonly rows: Rows) {}

  /** The newest segments that are filed under each feature, at most so many. */
  async segments(features: readonly number[], most: number): Promise<ReadonlyMap<number, readonly number[]>> {
    if (features.length === 0) return new Map();
    const list = (from: string, value: string, join: string): string =>
      `SELECT ${value} AS "feature", (SELECT ${join} FROM (SELECT p.segment FROM memory_posting p
        WHERE p.feature = ${value} ORDER BY p.segment DESC LIMIT ?) s) AS "segments" FROM ${from}`;
    const found = this.rows.isPostgres
      ? await this.rows.query(
          list(
            "unnest(string_to_array(?, ',')::int[]) AS f(feature)",
            'f.feature',
            "string_agg(s.segment::text, ',')",
          ),
          [most, features.join()],
        )
      : await this.rows.query(list('json_each(?) f', 'f.value', 'group_concat(s.segment)'), [
          most,
          JSON.stringify(features),
        ]);
    return new Map(
      found
        .filter(({ segments }) => segments !== null)
        .map(({ feature, segments }) => [feature as number, (segments as string).split(',').map(Number)]),
    );
  }

  /** In how many segments words stand; words that stand in none are left out. */
  async wordCounts(words: readonly number[]): Promise<Map<number, number>> {
    const counts = new Map<number, number>();
    for (let start = 0; start < words.length; start += CHUNK) {
      const found = await this.rows.query(
        this.rows.isPostgres
          ? `SELECT word, segments FROM memory_word WHERE word = ANY(string_to_array(?, ',')::int[])`
          : 'SELECT w.word, w.segments FROM json_each(?) f JOIN memory_word w ON w.word = f.value',
        [this.#list(words.slice(start, start + CHUNK))],
      );
      for (const row of found) counts.set(row.word as number, row.segments as number);
    }
    return counts;
  }

  /** Of these entries those that are to be seen: not superseded, and all of their import is there. */
  async live(ids: readonly number[]): Promise<MemoryEntryView[]> {
    if (ids.length === 0) return [];
    const entries = this.rows.table(MemoryEntryEntity);
    const wanted = this.rows.isPostgres
      ? `e.id = ANY(string_to_array(?, ',')::int[])`
      : 'e.id IN (SELECT value FROM json_each(?))';
    const found = await this.rows.query(
      `SELECT ${entries.selection('e', 'e_')}, c.slug AS "slug", i.name AS "importName",
        CASE WHEN u.state = 'final' AND t.text = e.target THEN 1 ELSE 0 END AS "published" FROM memory_entry e
        LEFT JOIN communique c ON c.id = e.communique_id LEFT JOIN memory_import i ON i.id = e.import_id
        LEFT JOIN translation_unit u ON u.clause_key = e.clause_key AND u.language = e.target_language
        LEFT JOIN target t ON t.id = u.current_target_id WHERE ${wanted} AND ${LIVE}`,
      [this.#list(ids)],
    );
    return found.map((row) => ({
      entry: entries.read(row, 'e_'),
      slug: row.slug as string | null,
      importName: row.importName as string | null,
      published: row.published === 1,
    }));
  }

  /** Entries that are to be seen, one page after the other. */
  async scan(scan: MemoryScan): Promise<MemoryEntryRecord[]> {
    const entries = this.rows.table(MemoryEntryEntity);
    const [where, order, from] =
      scan.before === undefined ? ['e.id > ?', 'ASC', scan.after ?? 0] : ['e.id < ?', 'DESC', scan.before];
    const found = await this.rows.query(
      `SELECT ${entries.selection('e')} FROM memory_entry e LEFT JOIN memory_import i ON i.id = e.import_id
        WHERE ${where} AND ${LIVE} ORDER BY e.id ${order} LIMIT ?`,
      [from, scan.limit],
    );
    return found.map((row) => entries.read(row));
  }

  /** Everything that was imported, newest first. */
  imports(): Promise<MemoryImportRecord[]> {
    return this.rows.select(MemoryImportEntity, "WHERE state = 'ready' ORDER BY created_at DESC, id");
  }

  #list(numbers: readonly number[]): string {
    return this.rows.isPostgres ? numbers.join() : JSON.stringify(numbers);
  }
}

export class MemoryWrites extends MemoryReads {
  /**
   * Keeps numbers for `count` new entries; the first of them. Whoever has asked writes to the memory alone until the
   * transaction ends, so this comes last in it.
   */
  async reserve(count: number): Promise<number> {
    const [row] = await this.rows.query(
      'UPDATE memory_counter SET next_entry = next_entry + ? WHERE id = 1 RETURNING next_entry AS "next"',
      [count],
    );
    return (row?.next as number) - count;
  }

  async append(entries: readonly MemoryEntryRecord[]): Promise<void> {
    await this.rows.insert(MemoryEntryEntity, entries);
  }

  /** Entries of the same unit and source that no newer one has taken the place of yield to this one. */
  async supersedeBy({ id, clauseKey, targetLanguage, sourceHash }: MemoryEntryRecord): Promise<void> {
    await this.rows.execute(
      `UPDATE memory_entry SET superseded_by = ? WHERE clause_key = ? AND target_language = ? AND source_hash = ?
        AND superseded_by IS NULL AND id < ?`,
      [id, clauseKey, targetLanguage, sourceHash, id],
    );
  }

  /** Files segments; what is filed already stays. Fastest in the order of feature and segment. */
  async post(postings: readonly MemoryPosting[]): Promise<void> {
    if (postings.length === 0) return;
    if (this.rows.isPostgres)
      await this.rows.execute(
        `INSERT INTO memory_posting (feature, segment)
          SELECT * FROM unnest(string_to_array(?, ',')::int[], string_to_array(?, ',')::int[]) ON CONFLICT DO NOTHING`,
        [postings.map(({ feature }) => feature).join(), postings.map(({ segment }) => segment).join()],
      );
    else
      await this.rows.execute(
        `INSERT INTO memory_posting (feature, segment)
          SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
        [JSON.stringify(postings.map(({ feature, segment }) => [feature, segment]))],
      );
  }

  /** Counts that words stand in so many more segments. */
  async countWords(counts: ReadonlyMap<number, number>): Promise<void> {
    const words = [...counts].sort(([one], [other]) => one - other);
    for (let start = 0; start < words.length; start += CHUNK) {
      const part = words.slice(start, start + CHUNK);
      const values = this.rows.isPostgres
        ? `SELECT * FROM unnest(string_to_array(?, ',')::int[], string_to_array(?, ',')::int[])`
        : 'SELECT value ->> 0, value ->> 1 FROM json_each(?) WHERE true';
      await this.rows.execute(
        `INSERT INTO memory_word (word, segments) ${values}
          ON CONFLICT (word) DO UPDATE SET segments = memory_word.segments + excluded.segments`,
        this.rows.isPostgres
          ? [part.map(([word]) => word).join(), part.map(([, count]) => count).join()]
          : [JSON.stringify(part)],
      );
    }
  }

  async beginImport(record: MemoryImportRecord): Promise<void> {
    await this.rows.insert(MemoryImportEntity, [record]);
  }

  /** The import is still at work, and has so many entries; `ready` lets everybody see them. */
  async touchImport(
    id: string,
    change: Pick<MemoryImportRecord, 'state' | 'entries' | 'touchedAt'>,
  ): Promise<void> {
    await this.rows.execute('UPDATE memory_import SET state = ?, entries = ?, touched_at = ? WHERE id = ?', [
      change.state,
      change.entries,
      change.touchedAt,
      id,
    ]);
  }

  /** Takes away at most so many entries of imports that nobody works on since then; how many there were. */
  async dropAbandoned(untouchedSince: string, limit: number): Promise<number> {
    const abandoned = `SELECT id FROM memory_import WHERE state = 'loading' AND touched_at < ?`;
    const dropped = await this.rows.execute(
      `DELETE FROM memory_entry WHERE id IN
        (SELECT id FROM memory_entry WHERE import_id IN (${abandoned}) LIMIT ?)`,
      [untouchedSince, limit],
    );
    if (dropped === 0)
      await this.rows.execute(`DELETE FROM memory_import WHERE state = 'loading' AND touched_at < ?`, [
        untouchedSince,
      ]);
    return dropped;
  }

  /** Empties the index, and counts on from the newest entry: before it is made again from the entries. */
  async dropIndex(): Promise<void> {
    for (const table of ['memory_posting', 'memory_word']) await this.rows.execute(`DELETE FROM ${table}`);
    await this.rows.execute(
      'UPDATE memory_counter SET next_entry = (SELECT COALESCE(MAX(id), 0) + 1 FROM memory_entry) WHERE id = 1',
    );
  }
}
