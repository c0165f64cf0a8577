import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { notFound, requireFound } from '../domain/accounts/caller.js';
import type { DraftLink } from '../domain/alignment/correct-alignment.js';
import type { Clause } from '../domain/clauses/clause.js';
import { DomainError } from '../domain/errors.js';
import { readMarkdown } from '../formats/importers/markdown.js';
import { Reads } from '../persistence/reads.js';
import type {
  CommuniqueRecord,
  DraftRecord,
  RestingClauseRecord,
  RevisionClauseRecord,
  RevisionLinkRecord,
  RevisionRecord,
} from '../persistence/records.js';
import { draftLinks } from './draft-links.js';

/** A draft with the revision that it is aligned with. */
export interface DraftView {
  readonly communique: CommuniqueRecord;
  readonly draft: DraftRecord;
  readonly base: RevisionRecord;
}

/** A draft that is open, with everything that stands in it. */
export interface OpenDraft extends DraftView {
  readonly text: string;
  /** The clauses of the base, in reading order. */
  readonly old: readonly RevisionClauseRecord[];
  /** The clauses of earlier revisions that the base has not, oldest first. */
  readonly resting: readonly RestingClauseRecord[];
  /** The clauses of the draft, in reading order. */
  readonly clauses: readonly Clause[];
  readonly records: readonly RevisionLinkRecord[];
  readonly links: readonly DraftLink[];
}

/** Reads drafts of revisions. */
@Injectable()
export class DraftReader {
  constructor(
    private readonly reads: Reads,
    private readonly communiques: CommuniquesService,
  ) {}

  /** @throws DomainError `not-found`. */
  async view(slug: string, id: string): Promise<DraftView> {
    const communique = await this.communiques.bySlug(slug);
    const draft = await this.reads.drafts.byId(id);
    if (draft?.communiqueId !== communique.id) throw notFound('draft');
    const base = requireFound(await this.reads.revisions.byId(draft.baseId), 'revision');
    return { communique, draft, base };
  }

  /** @throws DomainError `not-found`, `draft-closed`. */
  async open(slug: string, id: string): Promise<OpenDraft> {
    const view = await this.view(slug, id);
    requireOpen(view.draft);
    const text = requireFound(await this.reads.drafts.text(id), 'draft');
    const old = await this.reads.clauses.ofRevision(view.base.id);
    const resting = await this.reads.carry.rested(view.communique.id, view.base.id);
    const records = await this.reads.drafts.links(id);
    const { clauses } = readMarkdown(Buffer.from(text), view.communique.settings);
    return { ...view, text, old, resting, clauses, records, links: draftLinks(old, records) };
  }
}

/** @throws DomainError `draft-closed`. */
export function requireOpen({ status }: DraftRecord): void {
  if (status !== 'draft') throw new DomainError('draft-closed', `The draft is ${status}.`);
}
