import { Injectable } from '@nestjs/common';
import { CommuniquesService } from '../communiques/communiques.service.js';
import { requireFound } from '../domain/accounts/caller.js';
import { assembleEdition, type ChosenTarget } from '../domain/assembly/assemble-edition.js';
import type { Edition } from '../domain/assembly/edition.js';
import { clauseOf } from '../persistence/clause-of.js';
import { Reads } from '../persistence/reads.js';
import type { CommuniqueRecord, RevisionClauseRecord, RevisionRecord } from '../persistence/records.js';

/** What never changes under an edition: its source revision. */
export interface EditionSource {
  readonly communique: CommuniqueRecord;
  readonly revision: RevisionRecord;
  readonly text: string;
  readonly clauses: readonly RevisionClauseRecord[];
}

/** What makes an edition of a source: a language, a number, a time and the targets by clause position. */
export interface EditionChoice {
  readonly language: string;
  readonly number: number;
  readonly publishedAt: string;
  readonly targets: ReadonlyMap<number, ChosenTarget>;
}

/** Reads source revisions as editions need them. */
@Injectable()
export class EditionSources {
  constructor(
    private readonly reads: Reads,
    private readonly communiques: CommuniquesService,
  ) {}

  async read(revisionId: string): Promise<EditionSource> {
    const revision = requireFound(await this.reads.revisions.byId(revisionId), 'revision');
    return {
      revision,
      communique: await this.communiques.byId(revision.communiqueId),
      text: requireFound(await this.reads.revisions.text(revisionId), 'revision'),
      clauses: await this.reads.clauses.ofRevision(revisionId),
    };
  }
}

/** The edition that a choice makes of a source. */
export function editionOf(source: EditionSource, choice: EditionChoice): Edition {
  const { communique, revision, text, clauses } = source;
  const { language, number, publishedAt, targets } = choice;
  const facts = {
    slug: communique.slug,
    publication: { number, sourceRevision: revision.number, publishedAt },
    language,
    sourceLanguage: communique.sourceLanguage,
    sourceSha256: revision.sha256,
    sourceText: text,
  };
  const keys = new Map(clauses.map(({ position, clauseKey }) => [position, clauseKey]));
  return assembleEdition(facts, clauses.map(clauseOf), targets, keys);
}
