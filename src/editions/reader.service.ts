import { Injectable } from '@nestjs/common';
import { notFound, requireFound } from '../domain/accounts/caller.js';
import { negotiateLanguage } from '../domain/languages/negotiate-language.js';
import { RecentCache } from '../http/recent-cache.js';
import { Reads } from '../persistence/reads.js';
import type { EditionFileRecord } from '../persistence/records.js';
import { fileName } from './addresses.js';
import { EditionArchive } from './edition-archive.js';
import { EditionsService } from './editions.service.js';
import { PagesBehind } from './pages-behind.js';
import type { ReaderFile } from './reader-file.js';
import { SourcePages } from './source-pages.js';

/** The newest edition of a language, and the languages beside it. */
export interface NewestPage {
  readonly page: ReaderFile;
  /** Of the edition. */
  readonly number: number;
  /** Every language that there is, the source's among them. */
  readonly languages: readonly string[];
  readonly sourceLanguage: string;
}

/** Editions whose lists of files are kept in memory. */
const CACHED_EDITIONS = 2_000;

/** What the public reads. Everything about an edition is for ever, so only which one is newest is ever asked twice. */
@Injectable()
export class ReaderService {
  private readonly files = new RecentCache<ReadonlyMap<string, EditionFileRecord>>(CACHED_EDITIONS, () => 1);

  constructor(
    private readonly reads: Reads,
    private readonly archive: EditionArchive,
    private readonly editions: EditionsService,
    private readonly behind: PagesBehind,
    private readonly sources: SourcePages,
  ) {}

  /**
   * The language to show; the source text for readers who wish for none that there is.
   *
   * @throws DomainError `not-found` where nothing is published.
   */
  async negotiate(slug: string, acceptLanguage: string | undefined): Promise<string> {
    const source = await this.sources.newest(slug);
    const editions = await this.reads.editions.newestBySlug(slug);
    const offered = [source.language, ...editions.map(({ language }) => language)];
    return negotiateLanguage(acceptLanguage, offered, source.language);
  }

  /** @throws DomainError `not-found`. */
  async newest(slug: string, language: string): Promise<NewestPage> {
    const source = await this.sources.newest(slug);
    const editions = await this.reads.editions.newestBySlug(slug);
    const all = [source, ...editions];
    const { number } = requireFound(
      all.find((one) => one.language === language),
      'edition',
    );
    return {
      page: await this.page(slug, language, number),
      number,
      languages: all.map((one) => one.language).sort(),
      sourceLanguage: source.language,
    };
  }

  /**
   * An edition as a page: its file, or where something newer has left it behind a page that says what has changed
   * since. @throws DomainError `not-found`.
   */
  async page(slug: string, language: string, number: number): Promise<ReaderFile> {
    await this.sources.newest(slug);
    const behind = await this.behind.page(slug, language, number);
    return behind ?? this.pick(slug, language, number, (name) => name.endsWith('.html'));
  }

  /** A file of an edition by its name. @throws DomainError `not-found`. */
  download(slug: string, language: string, number: number, name: string): Promise<ReaderFile> {
    return this.pick(slug, language, number, (one) => one === name);
  }

  /**
   * The same file, marked with what has changed since it was published; the file itself where nothing has.
   *
   * @throws DomainError `not-found`.
   */
  async marked(slug: string, language: string, number: number, name: string): Promise<ReaderFile> {
    const file = await this.download(slug, language, number, name);
    return (await this.behind.marked(slug, language, number, extensionOf(name))) ?? file;
  }

  private async pick(
    slug: string,
    language: string,
    number: number,
    isWanted: (name: string) => boolean,
  ): Promise<ReaderFile> {
    const key = `${slug}/${language}/${number}`;
    if (this.files.get(key) === undefined && language === (await this.sources.newest(slug)).language) {
      const files = await this.sources.filesOf(slug, number);
      return requireFound(files.find(({ name }) => isWanted(name)) ?? null, 'file');
    }
    for (const [name, file] of await this.filesOf(slug, language, number))
      if (isWanted(name)) return this.open(name, language, file);
    throw notFound('file');
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
    const bytes = await this.archive.read(file);
    return { name, language, mediaType, sha256, bytes };
  }
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
