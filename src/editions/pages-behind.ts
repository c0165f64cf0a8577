import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../config/config.js';
import type { Later, ListedFile } from '../formats/exporters/edition-words.js';
import type { Exporter } from '../formats/exporters/exporter.js';
import { html } from '../formats/exporters/html.js';
import { EXPORTERS } from '../formats/exporters/index.js';
import { RecentCache } from '../http/recent-cache.js';
import { editionPath, fileName, MARKED } from './addresses.js';
import { EditionPress } from './edition-press.js';
import { type Left, LeftBehind } from './left-behind.js';
import type { ReaderFile } from './reader-file.js';
import { SourcePages } from './source-pages.js';

/** Pages and marked files of editions that were left behind, in bytes. */
const CACHED_PAGES = 16 * 1024 * 1024;

/**
 * What is said of editions that something newer has left behind, on top and beside every clause: on their pages, and in
 * copies of their files that are made when they are asked for. The files themselves know nothing of what came after them
 * and stay as they are.
 */
@Injectable()
export class PagesBehind {
  private readonly pages = new RecentCache<ReaderFile>(CACHED_PAGES, ({ bytes }) => bytes.length);

  constructor(
    private readonly left: LeftBehind,
    private readonly press: EditionPress,
    private readonly sources: SourcePages,
    private readonly config: Config,
  ) {}

  /** Null where nothing newer came. @throws DomainError `not-found`. */
  async page(slug: string, language: string, number: number): Promise<ReaderFile | null> {
    const left = await this.left.find(slug, language, number);
    if (left === null) return null;
    const newestHref = `/c/${slug}/${language}`;
    return this.print(left, html, `${slug}.html`, { newestHref, files: filesOf(slug, left) });
  }

  /** A file, marked with what has changed since; null where nothing newer came. @throws DomainError `not-found`. */
  async marked(
    slug: string,
    language: string,
    number: number,
    extension: string,
  ): Promise<ReaderFile | null> {
    const left = await this.left.find(slug, language, number);
    const exporter = EXPORTERS.find((one) => one.extension === extension);
    if (left === null || exporter === undefined) return null;
    const { publicUrl } = this.config;
    // It is read outside the server: an address without the server's name would lead nowhere.
    const newestHref = publicUrl === null ? null : `${publicUrl}/c/${slug}/${language}`;
    const name = fileName(slug, left.revision.number, `${language}-${MARKED}`, exporter);
    return this.print(left, exporter, name, { newestHref, files: [] });
  }

  private async print(
    left: Left,
    exporter: Exporter,
    name: string,
    about: Pick<Later, 'newestHref' | 'files'>,
  ): Promise<ReaderFile> {
    const key = `${name}/${left.key}`;
    const known = this.pages.get(key);
    if (known !== undefined) return known;
    const later = { ...about, standing: await left.standing() };
    const { edition, revision, language } = left;
    const bytes =
      edition === null
        ? await this.sources.printBehind(revision, exporter, later)
        : await this.press.printBehind(edition, exporter, later);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const page = { name, language, mediaType: exporter.mediaType, sha256, bytes };
    this.pages.set(key, page);
    return page;
  }
}

function filesOf(slug: string, { language, number, revision }: Left): ListedFile[] {
  return EXPORTERS.map((exporter) => {
    const name = fileName(slug, revision.number, language, exporter);
    const href = `${editionPath(slug, { language, number })}/${name}`;
    return { name, href, markedHref: `${href}?${MARKED}` };
  });
}
