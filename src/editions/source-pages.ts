import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { notFound } from '../domain/accounts/caller.js';
import type { Edition } from '../domain/assembly/edition.js';
import type { Later } from '../formats/exporters/edition-words.js';
import type { Exporter } from '../formats/exporters/exporter.js';
import { RecentCache } from '../http/recent-cache.js';
import { LanguagesService } from '../languages/languages.service.js';
import { Reads } from '../persistence/reads.js';
import type { RevisionRecord } from '../persistence/records.js';
import { fileName } from './addresses.js';
import { renderFiles } from './edition-files.js';
import { editionOf, type EditionSource, EditionSources } from './edition-source.js';
import type { ReaderFile } from './reader-file.js';

/** The language that a communiqué is written in, and its newest revision. */
export interface PublishedSource {
  readonly language: string;
  readonly number: number;
}

/** Files of source revisions kept in memory, in bytes. */
const CACHED_BYTES = 32 * 1024 * 1024;

/**
 * The source text as readers find it beside its editions: edition n is revision n, for ever. Readers see it once the
 * communiqué is published in some language; until then it is the team's own.
 */
@Injectable()
export class SourcePages {
  private readonly files = new RecentCache<readonly ReaderFile[]>(CACHED_BYTES, (files) =>
    files.reduce((sum, { bytes }) => sum + bytes.length, 0),
  );

  constructor(
    private readonly reads: Reads,
    private readonly sources: EditionSources,
    private readonly languages: LanguagesService,
  ) {}

  /** @throws DomainError `not-found` where the communiqué is not published in any language. */
  async newest(slug: string): Promise<PublishedSource> {
    const communique = await this.reads.communiques.bySlug(slug);
    const revision = communique && (await this.reads.revisions.newest(communique.id));
    if (!revision || (await this.reads.editions.newestBySlug(slug)).length === 0) throw unpublished();
    return { language: communique.sourceLanguage, number: revision.number };
  }

  /** A revision in every format; its Markdown is the bytes that were imported. @throws DomainError `not-found`. */
  async filesOf(slug: string, number: number): Promise<readonly ReaderFile[]> {
    const { language } = await this.newest(slug);
    const key = `${slug}/${number}`;
    const known = this.files.get(key);
    if (known !== undefined) return known;
    const communique = await this.reads.communiques.bySlug(slug);
    const revision = communique && (await this.reads.revisions.byNumber(communique.id, number));
    if (revision?.status !== 'published') throw notFound('edition');
    const files = this.print(await this.sources.read(revision.id), language);
    this.files.set(key, files);
    return files;
  }

  /** A revision that a newer one has left behind, in one format: it says so, on top and beside each clause. */
  async printBehind({ id }: RevisionRecord, exporter: Exporter, later: Later): Promise<Buffer> {
    const edition = sourceEdition(await this.sources.read(id));
    return Buffer.from(exporter.write(edition, this.languages.editionWords(edition, later)));
  }

  private print(source: EditionSource, language: string): ReaderFile[] {
    const { communique, revision, text } = source;
    const edition = sourceEdition(source);
    return renderFiles(edition, this.languages.editionWords(edition)).map(
      ({ extension, mediaType, bytes }) => {
        const given = extension === 'md' ? Buffer.from(text) : bytes;
        return {
          name: fileName(communique.slug, revision.number, language, { extension }),
          language,
          mediaType,
          sha256: createHash('sha256').update(given).digest('hex'),
          bytes: given,
        };
      },
    );
  }
}

/** The source text as an edition in its own language. */
function sourceEdition(source: EditionSource): Edition {
  const { communique, revision, clauses } = source;
  const publishedAt = revision.publishedAt ?? revision.createdAt;
  const targets = new Map(clauses.map((clause) => [clause.position, { text: clause.text, stale: false }]));
  const language = communique.sourceLanguage;
  return editionOf(source, { language, number: revision.number, publishedAt, targets });
}

function unpublished(): Error {
  return notFound('published communiqué');
}
