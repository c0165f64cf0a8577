import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { requireFound } from '../domain/accounts/caller.js';
import type { LaggingClause } from '../domain/assembly/lag.js';
import { type Standing, standingOf } from '../domain/assembly/standing.js';
import type { Later } from '../formats/exporters/edition-words.js';
import { EXPORTERS } from '../formats/exporters/index.js';
import { RecentCache } from '../http/recent-cache.js';
import { Reads } from '../persistence/reads.js';
import type { EditionRecord, RevisionRecord } from '../persistence/records.js';
import { editionPath, fileName } from './addresses.js';
import { EditionPress } from './edition-press.js';
import { LagService } from './lag.service.js';
import type { ReaderFile } from './reader-file.js';
import { SourcePages } from './source-pages.js';

/** Pages of editions that were left behind, in bytes. */
const CACHED_PAGES = 16 * 1024 * 1024;

/** What a page is of: an edition, or a revision of the source text. */
type Place = Pick<EditionRecord, 'id' | 'language' | 'number'>;

/**
 * The pages of editions that something newer has left behind: they say so, on top and beside every clause. Editions'
 * files know nothing of what came after them and stay as they are.
 */
@Injectable()
export class PagesBehind {
  private readonly pages = new RecentCache<ReaderFile>(CACHED_PAGES, ({ bytes }) => bytes.length);

  constructor(
    private readonly reads: Reads,
    private readonly communiques: CommuniquesService,
    private readonly lags: LagService,
    private readonly press: EditionPress,
    private readonly sources: SourcePages,
  ) {}

  /** Null where the edition is the newest and follows the newest revision. @throws DomainError `not-found`. */
  async ofEdition(slug: string, language: string, number: number): Promise<ReaderFile | null> {
    const communique = await this.communiques.bySlug(slug);
    const found = await this.reads.editions.byNumber(communique.id, language, number);
    const edition = requireFound(found, 'edition');
    const newest = await this.communiques.newestRevision(communique);
    const newestEdition = (await this.reads.editions.newest(communique.id, language))?.number ?? number;
    if (edition.revisionId === newest.id && newestEdition === number) return null;
    return this.page(slug, edition, newest, newestEdition, async () => {
      const revision = requireFound(await this.reads.revisions.byId(edition.revisionId), 'revision');
      const lagging =
        revision.id === newest.id ? [] : await this.lags.behind(edition, newest, communique.sourceLanguage);
      const later = this.later(slug, edition, revision, standing(lagging, newest, newestEdition));
      return this.press.pageBehind(edition, later);
    });
  }

  /** A revision of the source text; null where it is the newest. @throws DomainError `not-found`. */
  async ofSource(slug: string, number: number): Promise<ReaderFile | null> {
    const communique = await this.communiques.bySlug(slug);
    const found = await this.reads.revisions.byNumber(communique.id, number);
    const revision = requireFound(found, 'edition');
    const newest = await this.communiques.newestRevision(communique);
    if (revision.id === newest.id) return null;
    const place = { id: revision.id, language: communique.sourceLanguage, number };
    return this.page(slug, place, newest, newest.number, async () => {
      const lagging = await this.lags.revisionBehind(revision, newest, communique.sourceLanguage);
      const later = this.later(slug, place, revision, standing(lagging, newest, newest.number));
      return this.sources.pageBehind(revision, later);
    });
  }

  private async page(
    slug: string,
    { id, language }: Place,
    newest: RevisionRecord,
    newestEdition: number,
    print: () => Promise<Buffer>,
  ): Promise<ReaderFile> {
    const key = `${id}/${newest.id}/${newestEdition}`;
    const known = this.pages.get(key);
    if (known !== undefined) return known;
    const bytes = await print();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const page = { name: `${slug}.html`, language, mediaType: 'text/html', sha256, bytes };
    this.pages.set(key, page);
    return page;
  }

  private later(slug: string, place: Place, revision: RevisionRecord, known: Standing): Later {
    const files = EXPORTERS.map((exporter) => {
      const name = fileName(slug, revision.number, place.language, exporter);
      return { name, href: `${editionPath(slug, place)}/${name}` };
    });
    return { standing: known, newestHref: `/c/${slug}/${place.language}`, files };
  }
}

function standing(
  lagging: readonly LaggingClause[],
  { number }: RevisionRecord,
  newestEdition: number,
): Standing {
  return standingOf(lagging, { newestRevision: number, newestEdition });
}
