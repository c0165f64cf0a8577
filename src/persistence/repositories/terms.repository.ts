import { comparableTerm, type TermEntry, termOf, type TermStatus } from '../../domain/terms/term.js';
import { TermChangeEntity } from '../entities/term-change.entity.js';
import { TermEntryEntity } from '../entities/term-entry.entity.js';
import { TermRenderingEntity } from '../entities/term-rendering.entity.js';
import type { Page } from '../records.js';
import type { Rows } from '../rows.js';
import type { StoredTerm, TermChange, TermChangeRecord, TermIdentity } from '../term-records.js';

/** Which entries are meant; all that is named has to fit. */
export interface TermFilter {
  /** Found literally in any rendering, whatever its case. */
  readonly text?: string | undefined;
  /** Has a rendering in it. */
  readonly language?: string | undefined;
  readonly status?: TermStatus | undefined;
  /** Something of it waits for approval. */
  readonly proposed?: boolean | undefined;
  /** Slug: of the entries that are for one communiqué, those for this one. */
  readonly communique?: string | undefined;
}

/** Entries read or written by one statement. */
const BATCH = 500;

/** Entries of the termbase, and every state that each has had. */
export class TermReads {
  constructor(protected readonly rows: Rows) {}

  /** Counts the changes of the whole termbase. */
  async version(): Promise<number> {
    const [row] = await this.rows.query('SELECT MAX(number) AS "number" FROM term_change');
    return Number(row?.number ?? 0);
  }

  async byId(id: string): Promise<StoredTerm | null> {
    return (await this.byIds([id]))[0] ?? null;
  }

  /** In no order. */
  async byIds(ids: readonly string[]): Promise<StoredTerm[]> {
    const found: StoredTerm[] = [];
    for (let at = 0; at < ids.length; at += BATCH) {
      const some = ids.slice(at, at + BATCH);
      found.push(...(await this.select(`WHERE id IN (${some.map(() => '?').join(', ')})`, some)));
    }
    return found;
  }

  /** By term; `after` is an entry's id. */
  list(page: Page<string>, filter: TermFilter): Promise<StoredTerm[]> {
    const conditions: string[] = [];
    const params: (string | number)[] = [];
    const add = (condition: string, ...values: string[]): void => {
      conditions.push(condition);
      params.push(...values);
    };
    const has = (condition: string): string =>
      `EXISTS (SELECT 1 FROM term_rendering r WHERE r.entry_id = term_entry.id AND ${condition})`;
    const { text, language, status, communique } = filter;
    if (text !== undefined) add(has(`r.folded LIKE ? ESCAPE '\\'`), `%${literal(comparableTerm(text))}%`);
    if (language !== undefined) add(has('r.language = ?'), language);
    if (status !== undefined) add('status = ?', status);
    if (filter.proposed === true)
      add(`status <> 'retired' AND (status = 'proposed' OR ${has("r.status = 'proposed'")})`);
    if (communique !== undefined)
      add(
        '(communique_id IS NULL OR communique_id = (SELECT c.id FROM communique c WHERE c.slug = ?))',
        communique,
      );
    if (page.after !== undefined)
      add('(label, id) > (SELECT o.label, o.id FROM term_entry o WHERE o.id = ?)', page.after);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return this.select(`${where} ORDER BY label, id LIMIT ?`, [...params, page.limit]);
  }

  /** Every entry, page by page, by id. */
  async *all(): AsyncGenerator<StoredTerm> {
    for (let after = ''; ;) {
      const page = await this.select('WHERE id > ? ORDER BY id LIMIT ?', [after, BATCH]);
      yield* page;
      const last = page.at(-1);
      if (last === undefined || page.length < BATCH) return;
      after = last.id;
    }
  }

  /** Of the entries that are not retired: all, or those that are called so. */
  async identities(term?: string): Promise<TermIdentity[]> {
    const rows = await this.rows.query(
      `SELECT e.id, e.source_language AS "sourceLanguage", e.label, c.slug AS "communique"
        FROM term_entry e LEFT JOIN communique c ON c.id = e.communique_id
        WHERE e.status <> 'retired' ${term === undefined ? '' : 'AND e.label = ?'} ORDER BY e.id`,
      term === undefined ? [] : [comparableTerm(term)],
    );
    return rows as unknown as TermIdentity[];
  }

  /** What was done with an entry, oldest first. */
  changes(entryId: string): Promise<TermChangeRecord[]> {
    return this.rows.select(TermChangeEntity, 'WHERE entry_id = ? ORDER BY number', [entryId]);
  }

  private async select(tail: string, params: readonly (string | number)[]): Promise<StoredTerm[]> {
    const entries = await this.rows.select(TermEntryEntity, tail, [...params]);
    if (entries.length === 0) return [];
    const renderings = await this.renderingsOf(entries.map(({ id }) => id));
    const slugs = await this.slugsOf(entries.map(({ communiqueId }) => communiqueId));
    return entries.map((row) => {
      const { id, sourceLanguage, definition, partOfSpeech, note, status, doNotTranslate, version } = row;
      const communique = slugs.get(row.communiqueId ?? '') ?? null;
      const own = renderings.get(id) ?? [];
      return {
        ...{ id, sourceLanguage, definition, partOfSpeech, note, status, doNotTranslate, version },
        ...{ communique, renderings: own },
      };
    });
  }

  private async renderingsOf(
    ids: readonly string[],
  ): Promise<Map<string, StoredTerm['renderings'][number][]>> {
    const places = ids.map(() => '?').join(', ');
    const found = await this.rows.select(
      TermRenderingEntity,
      `WHERE entry_id IN (${places}) ORDER BY entry_id, position`,
      [...ids],
    );
    const byEntry = new Map<string, StoredTerm['renderings'][number][]>();
    for (const { entryId, id, language, text, kind, variants, note, status } of found) {
      const rendering = { id, language, text, kind, variants, note, status };
      const known = byEntry.get(entryId);
      if (known === undefined) byEntry.set(entryId, [rendering]);
      else known.push(rendering);
    }
    return byEntry;
  }

  private async slugsOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
    const named = [...new Set(ids.filter((id) => id !== null))];
    if (named.length === 0) return new Map();
    const rows = await this.rows.query(
      `SELECT id, slug FROM communique WHERE id IN (${named.map(() => '?').join(', ')})`,
      named,
    );
    return new Map(rows.map(({ id, slug }) => [String(id), String(slug)]));
  }
}

export class TermWrites extends TermReads {
  /** Holds the termbase against other changes until this transaction ends. */
  async lock(): Promise<void> {
    if (this.rows.isPostgres) await this.rows.query('LOCK TABLE term_change IN EXCLUSIVE MODE');
  }

  /**
   * Writes entries as they are now, new ones and known ones, and what was done. The termbase is held already.
   *
   * @param communiqueIds by slug, of the communiqués that entries are for.
   */
  async put(
    terms: readonly StoredTerm[],
    change: TermChange,
    communiqueIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    const number = await this.version();
    for (let at = 0; at < terms.length; at += BATCH)
      await this.putBatch(terms.slice(at, at + BATCH), change, communiqueIds, number + at + 1);
  }

  private async putBatch(
    terms: readonly StoredTerm[],
    change: TermChange,
    communiqueIds: ReadonlyMap<string, string>,
    first: number,
  ): Promise<void> {
    const known = terms.filter(({ version }) => version > 1);
    for (const { id } of known)
      await this.rows.execute('DELETE FROM term_rendering WHERE entry_id = ?', [id]);
    for (const term of known) await this.update(term, communiqueIds);
    await this.rows.insert(
      TermEntryEntity,
      terms.filter(({ version }) => version === 1).map((term) => entryRow(term, communiqueIds)),
    );
    await this.rows.insert(
      TermRenderingEntity,
      terms.flatMap(({ id: entryId, renderings }) =>
        renderings.map((rendering, position) => ({
          ...rendering,
          ...{
            entryId,
            position,
            folded: comparableTerm([rendering.text, ...rendering.variants].join('\n')),
          },
        })),
      ),
    );
    await this.rows.insert(
      TermChangeEntity,
      terms.map(({ id: entryId, version, ...entry }, at) => ({
        ...{ number: first + at, entryId, version, ...change },
        entry: withoutIds(entry),
      })),
    );
  }

  private async update(term: StoredTerm, communiqueIds: ReadonlyMap<string, string>): Promise<void> {
    const row = entryRow(term, communiqueIds);
    await this.rows.execute(
      `UPDATE term_entry SET source_language = ?, label = ?, definition = ?, part_of_speech = ?, note = ?, status = ?,
        do_not_translate = CAST(? AS boolean), communique_id = ?, version = ? WHERE id = ?`,
      [
        ...[row.sourceLanguage, row.label, row.definition, row.partOfSpeech, row.note, row.status],
        ...[row.doNotTranslate, row.communiqueId, row.version, row.id],
      ],
    );
  }
}

function entryRow(
  { renderings, communique, ...term }: StoredTerm,
  communiqueIds: ReadonlyMap<string, string>,
) {
  const label = comparableTerm(termOf({ ...term, renderings }));
  return { ...term, label, communiqueId: communiqueIds.get(communique ?? '') ?? null };
}

function withoutIds({ renderings, ...entry }: Omit<StoredTerm, 'id' | 'version'>): TermEntry {
  const plain = renderings.map(({ language, text, kind, variants, note, status }) => ({
    ...{ language, text, kind, variants, note, status },
  }));
  return { ...entry, renderings: plain };
}

/** For LIKE: nothing in it stands for anything but itself. */
function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
