import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { requireFound } from '../domain/accounts/caller.js';
import { type Standing, standingOf } from '../domain/assembly/standing.js';
import { Reads } from '../persistence/reads.js';
import type { CommuniqueRecord, EditionRecord, RevisionRecord } from '../persistence/records.js';
import { LagService } from './lag.service.js';

/** An edition, or a revision of the source text, that something newer has left behind. */
export interface Left {
  /** Null: the revision itself is read, in the source's language. */
  readonly edition: EditionRecord | null;
  readonly revision: RevisionRecord;
  readonly language: string;
  readonly number: number;
  /** The same while nothing newer comes. */
  readonly key: string;
  /** What has changed since. */
  readonly standing: () => Promise<Standing>;
}

/** Sees which editions are not the newest any more, or follow an older revision. */
@Injectable()
export class LeftBehind {
  constructor(
    private readonly reads: Reads,
    private readonly communiques: CommuniquesService,
    private readonly lags: LagService,
  ) {}

  /** Null where it is the newest and follows the newest revision. @throws DomainError `not-found`. */
  async find(slug: string, language: string, number: number): Promise<Left | null> {
    const communique = await this.communiques.bySlug(slug);
    const newest = await this.communiques.newestRevision(communique);
    return language === communique.sourceLanguage
      ? this.source(communique, number, newest)
      : this.edition(communique, language, number, newest);
  }

  private async edition(
    { id, sourceLanguage }: CommuniqueRecord,
    language: string,
    number: number,
    newest: RevisionRecord,
  ): Promise<Left | null> {
    const edition = requireFound(await this.reads.editions.byNumber(id, language, number), 'edition');
    const newestEdition = (await this.reads.editions.newest(id, language))?.number ?? number;
    const isOlder = edition.revisionId !== newest.id;
    if (!isOlder && newestEdition === number) return null;
    const revision = requireFound(await this.reads.revisions.byId(edition.revisionId), 'revision');
    return {
      ...{ edition, revision, language, number, key: `${edition.id}/${newest.id}/${newestEdition}` },
      standing: async () => {
        const lagging = isOlder ? await this.lags.behind(edition, newest, sourceLanguage) : [];
        return standingOf(lagging, { newestRevision: newest.number, newestEdition });
      },
    };
  }

  private async source(
    { id, sourceLanguage }: CommuniqueRecord,
    number: number,
    newest: RevisionRecord,
  ): Promise<Left | null> {
    const revision = requireFound(await this.reads.revisions.byNumber(id, number), 'edition');
    if (revision.id === newest.id) return null;
    return {
      ...{ edition: null, revision, language: sourceLanguage, number, key: `${revision.id}/${newest.id}` },
      standing: async () =>
        standingOf(await this.lags.revisionBehind(revision, newest, sourceLanguage), {
          newestRevision: newest.number,
          newestEdition: newest.number,
        }),
    };
  }
}
