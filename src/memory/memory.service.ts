import { Injectable } from '@nestjs/common';
import { type Caller, seesLanguage } from '../domain/accounts/caller.js';
import { contextHash, featuresOf, wordsOf } from '../domain/memory/file-entry.js';
import { UnitsService } from '../jobs/units.service.js';
import { LanguagesService } from '../languages/languages.service.js';
import { Reads } from '../persistence/reads.js';
import type { TargetRecord, UnitView } from '../persistence/records.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { type FoundMatch, MemoryMatcher, type MemoryQuery } from './memory-matcher.js';
import { newEntry, postingsOf } from './new-entry.js';

/** The translation memory: approved targets enter it, and are found again. */
@Injectable()
export class MemoryService {
  private readonly matcher: MemoryMatcher;
  private readonly abbreviations: (language: string) => readonly string[];

  constructor(
    private readonly reads: Reads,
    private readonly units: UnitsService,
    languages: LanguagesService,
  ) {
    this.abbreviations = (language) => languages.profile(language).abbreviations;
    this.matcher = new MemoryMatcher(reads, this.abbreviations);
  }

  /**
   * An approved target enters the memory with the text that it was made from. It is the last thing that a transaction
   * does: whoever comes next waits for it.
   */
  async enter(tx: WriteRepositories, view: UnitView, target: TargetRecord, createdOn: string): Promise<void> {
    const { unit, clause } = view;
    const source = await sourceOf(tx, view, target);
    const communique = await tx.communiques.byId(unit.communiqueId);
    if (source === null || communique === null || target.text.trim() === '') return;
    const { previous, next } = await neighboursOf(tx, view);
    const { record, read } = newEntry(
      {
        ...{ sourceLanguage: communique.sourceLanguage, targetLanguage: unit.language },
        ...{ source: source.text, target: target.text },
      },
      {
        ...{ importId: null, communiqueId: unit.communiqueId, clauseKey: clause.clauseKey },
        ...{ revision: source.revision, previousHash: previous, nextHash: next, createdOn },
      },
      this.abbreviations,
    );
    const id = await tx.memory.reserve(1);
    const words = wordsOf(read);
    const counts = await tx.memory.wordCounts(words);
    const entry = { ...record, id };
    await tx.memory.append([entry]);
    await tx.memory.supersedeBy(entry);
    await tx.memory.countWords(new Map(words.map((word) => [word, 1])));
    await tx.memory.post(
      postingsOf(
        id,
        featuresOf(read, (word) => counts.get(word) ?? 0),
      ),
    );
  }

  /**
   * What was translated before for a unit's clause and for its sentences, best first; nothing of who did.
   *
   * @throws DomainError `not-found` where the unit is missing or hidden from the caller.
   */
  async forUnit(id: string, caller: Caller): Promise<FoundMatch[]> {
    const view = await this.units.find(id, caller);
    const communique = await this.reads.communiques.byId(view.unit.communiqueId);
    const { clause, unit } = view;
    const context = { clauseKey: clause.clauseKey, ...(await neighboursOf(this.reads, view)) };
    const sourceLanguage = communique?.sourceLanguage ?? 'en';
    return this.find({ text: clause.text, sourceLanguage, targetLanguage: unit.language, context }, caller);
  }

  /** What was translated before, as far as the caller may see it. */
  find(query: MemoryQuery, caller: Pick<Caller, 'grants'>): Promise<FoundMatch[]> {
    return this.matcher.find(query, (language) => seesLanguage(caller, language));
  }

  /** As `find`, for whoever runs this installation. */
  findAny(query: MemoryQuery): Promise<FoundMatch[]> {
    return this.matcher.find(query, () => true);
  }
}

/** The text that a target was made from, which may be that of an earlier revision, and the number of the revision. */
async function sourceOf(
  tx: WriteRepositories,
  { clause, revision }: UnitView,
  target: TargetRecord,
): Promise<{ readonly text: string; readonly revision: number } | null> {
  if (clause.textHash === target.sourceTextHash) return { text: clause.text, revision };
  const made = (await tx.clauses.ofKey(clause.clauseKey)).find(
    ({ textHash }) => textHash === target.sourceTextHash,
  );
  if (made === undefined) return null;
  const then = await tx.revisions.byId(made.revisionId);
  return { text: made.text, revision: then?.number ?? revision };
}

async function neighboursOf(
  tx: Pick<Reads, 'clauses'>,
  { revisionId, clause }: UnitView,
): Promise<{ readonly previous: number | null; readonly next: number | null }> {
  const near = await tx.clauses.page(revisionId, { after: clause.position - 2, limit: 3 });
  const hashAt = (position: number): number | null => {
    const text = near.find((one) => one.position === position)?.text;
    return text === undefined ? null : contextHash(text);
  };
  return { previous: hashAt(clause.position - 1), next: hashAt(clause.position + 1) };
}
