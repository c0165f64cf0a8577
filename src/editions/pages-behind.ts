import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RecentCache } from '../http/recent-cache.js';
import type { EditionRecord } from '../persistence/records.js';
import { EditionPress } from './edition-press.js';
import { LagService } from './lag.service.js';
import type { ReaderFile } from './reader-file.js';

/** Pages of editions that were left behind, in bytes. */
const CACHED_PAGES = 16 * 1024 * 1024;

/** The pages of editions that the English has left behind: they say what has changed since. */
@Injectable()
export class PagesBehind {
  private readonly pages = new RecentCache<ReaderFile>(CACHED_PAGES, ({ bytes }) => bytes.length);

  constructor(
    private readonly lags: LagService,
    private readonly press: EditionPress,
  ) {}

  /** Null where the edition follows the newest revision. */
  async of(slug: string, edition: EditionRecord): Promise<ReaderFile | null> {
    const { revision, newestRevision, clauses } = await this.lags.of(edition);
    if (revision === newestRevision) return null;
    const key = `${edition.id}/${newestRevision}`;
    const known = this.pages.get(key);
    if (known !== undefined) return known;
    const behind = new Set(clauses.map((clause) => clause.key));
    const bytes = await this.press.pageBehind(edition, newestRevision, behind);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { language } = edition;
    const page = { name: `${slug}.html`, language, mediaType: 'text/html', sha256, bytes };
    this.pages.set(key, page);
    return page;
  }
}
