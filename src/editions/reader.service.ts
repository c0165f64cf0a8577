import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { BlobStore } from '../blobs/blob-store.js';
import { notFound, requireFound } from '../domain/accounts/caller.js';
import { negotiateLanguage } from '../domain/languages/negotiate-language.js';
import { RecentCache } from '../http/recent-cache.js';
import { Reads } from '../persistence/reads.js';
import type { EditionFileRecord } from '../persistence/records.js';
import { fileName } from './addresses.js';
import { EditionPress } from './edition-press.js';
import { EditionsService } from './editions.service.js';
import { LagService } from './lag.service.js';

/** A file as a reader gets it. */
export interface ReaderFile {
  readonly name: string;
  readonly language: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: Buffer;
}

/** The newest edition of a language, and the languages beside it. */
export interface NewestPage {
  readonly page: ReaderFile;
  readonly languages: readonly string[];
}

/** Editions whose lists of files are kept in memory. */
const CACHED_EDITIONS = 2_000;
/** Pages of editions that were left behind, in bytes. */
const CACHED_PAGES = 16 * 1024 * 1024;
/** The language of readers who wish for none that there is. */
const FALLBACK = 'en';

/** What the public reads. Everything about an edition is for ever, so only which one is newest is ever asked twice. */
@Injectable()
export class ReaderService {
  private readonly files = new RecentCache<ReadonlyMap<string, EditionFileRecord>>(CACHED_EDITIONS, () => 1);
  private readonly pages = new RecentCache<ReaderFile>(CACHED_PAGES, ({ bytes }) => bytes.length);

  constructor(
    private readonly reads: Reads,
    private readonly blobs: BlobStore,
    private readonly editions: EditionsService,
    private readonly lags: LagService,
    private readonly press: EditionPress,
  ) {}

  /** The language to show. @throws DomainError `not-found` where nothing is published. */
  async negotiate(slug: string, acceptLanguage: string | undefined): Promise<string> {
    const offered = (await this.reads.editions.newestBySlug(slug)).map(({ language }) => language);
    const [first] = offered;
    if (first === undefined) throw notFound('published communiqué');
    return negotiateLanguage(acceptLanguage, offered, offered.includes(FALLBACK) ? FALLBACK : first);
  }

  /** @throws DomainError `not-found`. */
  async newest(slug: string, language: string): Promise<NewestPage> {
    const newest = await this.reads.editions.newestBySlug(slug);
    const { number } = requireFound(
      newest.find((one) => one.language === language),
      'edition',
    );
    return {
      page: await this.pageNow(slug, language, number),
      languages: newest.map((one) => one.language),
    };
  }

  /** The edition's file, or a page that says what has changed since where the English has moved on. */
  private async pageNow(slug: string, language: string, number: number): Promise<ReaderFile> {
    const { edition } = await this.editions.find(slug, language, number);
    const { revision, newestRevision, clauses } = await this.lags.of(edition);
    if (revision === newestRevision) return this.page(slug, language, number);
    const key = `${edition.id}/${newestRevision}`;
    let page = this.pages.get(key);
    if (page === undefined) {
      const behind = new Set(clauses.map((clause) => clause.key));
      const bytes = await this.press.pageBehind(edition, newestRevision, behind);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      page = { name: `${slug}.html`, language, mediaType: 'text/html', sha256, bytes };
      this.pages.set(key, page);
    }
    return page;
  }

  /** An edition as a page. @throws DomainError `not-found`. */
  async page(slug: string, language: string, number: number): Promise<ReaderFile> {
    const files = await this.filesOf(slug, language, number);
    for (const [name, file] of files) if (file.extension === 'html') return this.open(name, language, file);
    throw notFound('edition');
  }

  /** A file of an edition by its name. @throws DomainError `not-found`. */
  async download(slug: string, language: string, number: number, name: string): Promise<ReaderFile> {
    const file = (await this.filesOf(slug, language, number)).get(name);
    return this.open(name, language, requireFound(file, 'file'));
  }

  private async filesOf(
    slug: string,
    language: string,
    number: number,
  ): Promise<ReadonlyMap<string, EditionFileRecord>> {
    const key = `${slug}/${language}/${number}`;
    const known = this.files.get(key);
    if (known !== undefined) return known;
    const { revision, files } = await this.editions.find(slug, language, number);
    const byName = new Map(files.map((file) => [fileName(slug, revision, language, file), file]));
    this.files.set(key, byName);
    return byName;
  }

  private async open(name: string, language: string, file: EditionFileRecord): Promise<ReaderFile> {
    const { sha256, mediaType } = file;
    const bytes = requireFound(await this.blobs.get(sha256), 'file');
    return { name, language, mediaType, sha256, bytes };
  }
}
