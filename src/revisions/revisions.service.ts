import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { requireFound } from '../domain/accounts/caller.js';
import { cutPage, type PageOf, pageOf, type PageQuery, positionAfter } from '../http/page.js';
import { Reads } from '../persistence/reads.js';
import type { RevisionClauseRecord, RevisionRecord } from '../persistence/records.js';

/** Source revisions: what the English said, and its clauses. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly reads: Reads,
    private readonly communiques: CommuniquesService,
  ) {}

  /** Oldest first. */
  async list(slug: string, query: PageQuery): Promise<PageOf<RevisionRecord>> {
    const communique = await this.communiques.bySlug(slug);
    return pageOf(await this.reads.revisions.ofCommunique(communique.id), query, ({ number }) => number);
  }

  /** @throws DomainError `not-found`. */
  async find(slug: string, number: number): Promise<RevisionRecord> {
    const communique = await this.communiques.bySlug(slug);
    return requireFound(await this.reads.revisions.byNumber(communique.id, number), 'revision');
  }

  /** The source as it was imported, byte for byte. */
  async source(slug: string, number: number): Promise<{ revision: RevisionRecord; bytes: Buffer }> {
    const revision = await this.find(slug, number);
    const text = requireFound(await this.reads.revisions.text(revision.id), 'revision');
    return { revision, bytes: Buffer.from(text) };
  }

  /** In reading order. */
  async clauses(slug: string, number: number, query: PageQuery): Promise<PageOf<RevisionClauseRecord>> {
    const revision = await this.find(slug, number);
    const page = { after: positionAfter(query.cursor), limit: query.limit + 1 };
    return cutPage(await this.reads.clauses.page(revision.id, page), query.limit, ({ position }) => position);
  }
}
