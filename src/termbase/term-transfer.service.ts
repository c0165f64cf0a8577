import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { mergeEntry } from '../domain/terms/merge-entry.js';
import { soundEntry } from '../domain/terms/sound-entry.js';
import type { TermRendering } from '../domain/terms/term.js';
import { type FileTerm, onLine } from '../formats/importers/file-term.js';
import { Reads } from '../persistence/reads.js';
import type { StoredRendering, StoredTerm } from '../persistence/term-records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { identityKey, identityOf, storeTerms } from './store-terms.js';

/** What became of the entries of a file. */
export interface ImportedTerms {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** The termbase in and out, whole. */
@Injectable()
export class TermTransferService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Takes the entries of a file in, all or none. An entry that is there already (by its id, or by term and definition) gets
   * what the file says; nothing is taken away.
   *
   * @param actorId null: the command line.
   * @throws DomainError as whoever reads the file; `invalid-input` where an entry is for a communiqué that there is not.
   */
  async import(file: AsyncIterable<FileTerm>, actorId: string | null): Promise<ImportedTerms> {
    const terms: FileTerm[] = [];
    for await (const term of file) terms.push(term);
    return this.unitOfWork.transact(async (tx) => {
      await tx.terms.lock();
      const plan = await planImport(tx, terms);
      await storeTerms(tx, [...plan.changed, ...plan.added], { action: 'imported', actorId });
      const [added, changed] = [plan.added.length, plan.changed.length];
      return { added, changed, unchanged: terms.length - added - changed };
    });
  }

  /** Every approved entry with its approved renderings. */
  async *export(): AsyncGenerator<StoredTerm> {
    for await (const term of this.reads.terms.all())
      if (term.status === 'approved')
        yield { ...term, renderings: term.renderings.filter(({ status }) => status === 'approved') };
  }
}

interface Plan {
  readonly added: readonly StoredTerm[];
  readonly changed: readonly StoredTerm[];
}

async function planImport(tx: WriteRepositories, terms: readonly FileTerm[]): Promise<Plan> {
  const identities = await tx.terms.identities();
  const ids = new Set(identities.map(({ id }) => id));
  const byIdentity = new Map<string, string[]>();
  for (const row of identities) {
    const key = identityKey(row);
    const same = byIdentity.get(key);
    if (same === undefined) byIdentity.set(key, [row.id]);
    else same.push(row.id);
  }
  const candidates = terms.map(({ id, entry }) =>
    id !== null && ids.has(id) ? [id] : (byIdentity.get(identityOf(entry)) ?? []),
  );
  const known = new Map((await tx.terms.byIds([...new Set(candidates.flat())])).map((one) => [one.id, one]));
  const added: StoredTerm[] = [];
  const changed: StoredTerm[] = [];
  const taken = new Set<string>();
  for (const [at, { id, line, entry }] of terms.entries()) {
    const own = (candidates[at] ?? [])
      .map((one) => known.get(one))
      .find((one) => one !== undefined && !taken.has(one.id) && (one.id === id || isOneConcept(one, entry)));
    if (own === undefined) {
      added.push({ ...entry, id: randomUUID(), version: 1, renderings: entry.renderings.map(withId) });
      continue;
    }
    taken.add(own.id);
    const merged = onLine(line, () => mergedTerm(own, entry));
    if (merged !== null) changed.push(merged);
  }
  return { added, changed };
}

function mergedTerm(own: StoredTerm, entry: FileTerm['entry']): StoredTerm | null {
  const merged = mergeEntry<StoredRendering>(own, entry, withId);
  return merged === null ? null : soundEntry({ ...own, ...merged, version: own.version + 1 });
}

/** One term may be that of several concepts; their definitions tell them apart. */
function isOneConcept(one: StoredTerm, other: FileTerm['entry']): boolean {
  return one.definition === null || other.definition === null || one.definition === other.definition;
}

function withId(rendering: TermRendering): StoredRendering {
  return { id: randomUUID(), ...rendering };
}
