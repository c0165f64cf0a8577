import { setImmediate as othersTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type Caller, seesLanguage } from '../domain/accounts/caller.js';
import { memoryLanguage } from '../domain/memory/memory-language.js';
import type { SourceRange } from '../domain/clauses/clause.js';
import { DomainError } from '../domain/errors.js';
import { wordSearch, type WordsMode } from '../domain/memory/find-words.js';
import { encodeCursor, PageOf, type PageQuery, positionAfter } from '../http/page.js';
import type { MemoryEntryRecord, MemoryEntryView } from '../persistence/memory-records.js';
import { Reads } from '../persistence/reads.js';

/** What is sought in what was translated. */
export interface ConcordanceQuery extends PageQuery {
  readonly text: string;
  readonly side: 'source' | 'target';
  readonly words: WordsMode;
  /** BCP 47; of the target. */
  readonly language: string;
}

/** A translation with the words in it. */
export interface ConcordanceHit {
  readonly view: MemoryEntryView;
  /** In the source or in the target, as it was asked. */
  readonly ranges: readonly SourceRange[];
}

/** Entries looked at before others have their turn, and by one request: then its page ends. */
const STEP = 1_000;
const MOST = 50_000;
const LATEST = 2_147_483_647;

/** Searching what was translated for words. */
@Injectable()
export class ConcordanceService {
  constructor(private readonly reads: Reads) {}

  /**
   * Newest first. A page may have fewer hits than it could, or none, where many entries were looked at; while there is a
   * next one, there may be more.
   *
   * @throws DomainError `not-found` where the language is not the caller's, `invalid-input` where nothing is sought.
   */
  async find(query: ConcordanceQuery, caller: Caller): Promise<PageOf<ConcordanceHit>> {
    if (!seesLanguage(caller, query.language))
      throw new DomainError('not-found', 'There is no such language here.');
    const search = wordSearch(query.text, query.words);
    if (search === null)
      throw new DomainError('invalid-input', 'There are no words to look for.', { field: 'text' });
    const hits: { readonly entry: MemoryEntryRecord; readonly ranges: readonly SourceRange[] }[] = [];
    const filed = memoryLanguage(query.language);
    let before = positionAfter(query.cursor) ?? LATEST;
    for (let seen = 0; seen < MOST && before > 0; seen += STEP) {
      const entries = await this.reads.memory.scan({ before, limit: STEP });
      for (const entry of entries) {
        before = entry.id;
        const isWanted =
          memoryLanguage(entry.targetLanguage) === filed && seesLanguage(caller, entry.targetLanguage);
        const ranges = isWanted ? search(entry[query.side]) : null;
        if (ranges === null) continue;
        hits.push({ entry, ranges });
        if (hits.length === query.limit) return this.#page(hits, before);
      }
      if (entries.length < STEP) return this.#page(hits, null);
      await othersTurn();
    }
    return this.#page(hits, before);
  }

  async #page(
    hits: readonly { readonly entry: MemoryEntryRecord; readonly ranges: readonly SourceRange[] }[],
    before: number | null,
  ): Promise<PageOf<ConcordanceHit>> {
    const views = new Map(
      (await this.reads.memory.live(hits.map(({ entry }) => entry.id))).map((one) => [one.entry.id, one]),
    );
    const items = hits.flatMap(({ entry, ranges }) => {
      const view = views.get(entry.id);
      return view === undefined ? [] : [{ view, ranges }];
    });
    return new PageOf(items, before === null ? null : encodeCursor(before));
  }
}
