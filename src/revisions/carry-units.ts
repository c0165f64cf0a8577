import { randomUUID } from 'node:crypto';
import type { CarriedClause, CarryOver } from '../domain/alignment/carry-over.js';
import { comparableText } from '../domain/alignment/comparable-text.js';
import type { Clause } from '../domain/clauses/clause.js';
import { isTranslatable } from '../domain/clauses/clause.js';
import { countWords } from '../domain/clauses/count-words.js';
import { earlierTarget } from '../domain/units/earlier-target.js';
import type { UnitStanding } from '../domain/units/unit-state.js';
import { textHash } from '../persistence/clause-records.js';
import type { JobRecord, RevisionClauseRecord, TargetRecord, UnitRecord } from '../persistence/records.js';
import type { CurrentTarget, OwnTarget } from '../persistence/repositories/carry.repository.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { type Start, startOf, writtenParts } from './starting-target.js';

/** What a publication carries over. */
export interface Carriage {
  readonly base: readonly RevisionClauseRecord[];
  readonly clauses: readonly Clause[];
  readonly plan: CarryOver;
  /** The jobs of the new revision. */
  readonly jobs: readonly JobRecord[];
  readonly now: string;
}

/** A clause whose units may need another target than they have. */
interface LookedAt extends CarriedClause {
  readonly text: string;
  /** What targets made from its words name. */
  readonly textHash: string;
}

const DRAFT: UnitStanding = { state: 'initial', subState: 'draft' };

/**
 * Hands the units to the jobs of the new revision. Those of clauses that say again what they once said come back with
 * the target that was made from it; those of split and merged clauses start from the targets of their origins. Units of
 * added clauses come with the opening of the job; those of removed ones stay where they are.
 */
export async function carryUnits(tx: WriteRepositories, carriage: Carriage): Promise<void> {
  const { base, jobs, now } = carriage;
  const contested = await tx.carry.contestedKeys(jobs[0]?.communiqueId ?? '');
  const looked = clausesToLookAt(carriage, contested);
  const keys = [...new Set(looked.flatMap(({ key, originKeys }) => [key, ...originKeys]))];
  await tx.carry.lockUnits(keys);
  const current = await tx.carry.currentTargets(keys);
  const targets = new Map(current.map((one) => [nameOf(one), one]));
  const own = await ownTargets(tx, looked);
  const parts = await writtenParts(
    tx,
    current.map(({ target }) => target),
  );
  const origins = new Map(base.map((clause) => [clause.clauseKey, clause]));
  await tx.carry.adoptUnits(jobs[0]?.revisionId ?? '');
  const units = new Map((await tx.units.ofClauses(keys)).map((unit) => [nameOf(unit), unit]));
  for (const job of jobs)
    for (const clause of looked) {
      const name = nameOf({ clauseKey: clause.key, language: job.language });
      const has = targets.get(name);
      if (isSettled(clause, has)) continue;
      const unit = units.get(name);
      const earlier = earlierTarget(own.get(name) ?? []);
      if (unit !== undefined && earlier !== null) {
        await restore(tx, unit.id, earlier.target.target, earlier.standing, now);
        continue;
      }
      const found = clause.originKeys.flatMap(
        (clauseKey) => targets.get(nameOf({ clauseKey, language: job.language })) ?? [],
      );
      const start = clause.fate === 'started' ? startOf(clause, found, parts, origins) : null;
      if (start === null) continue;
      const fresh = unit ?? newUnit(job, clause);
      if (unit === undefined) await tx.units.insertMissing([fresh]);
      await startUnit(tx, fresh.id, start, now);
    }
}

/** Those that begin again or come back, and those contested whose English is another: that may settle it. */
function clausesToLookAt({ plan, clauses, base }: Carriage, contested: ReadonlySet<string>): LookedAt[] {
  const before = new Map(base.map(({ clauseKey, text }) => [clauseKey, text]));
  return plan.clauses.flatMap((carried) => {
    const clause = clauses[carried.index];
    if (clause === undefined || !isTranslatable(clause) || carried.fate === 'added') return [];
    const { text } = clause;
    const isSame = (): boolean => comparableText(before.get(carried.key) ?? '') === comparableText(text);
    if (carried.fate === 'carried' && (!contested.has(carried.key) || isSame())) return [];
    return [{ ...carried, text, textHash: carried.textHash ?? textHash(text) }];
  });
}

/** The unit has the target that these words ask for, or its clause is edited and what it has is to be looked at. */
function isSettled({ fate, textHash: hash }: LookedAt, has: CurrentTarget | undefined): boolean {
  if (fate === 'carried') return has?.contested !== true;
  return (
    has !== undefined &&
    has.target.origin !== 'carried' &&
    has.target.sourceTextHash === hash &&
    !has.contested
  );
}

/** What units once had that was made from the words their clause has now; a contested text only from just these words. */
async function ownTargets(
  tx: WriteRepositories,
  looked: readonly LookedAt[],
): Promise<Map<string, OwnTarget[]>> {
  const texts = new Map(looked.map(({ key, text }) => [key, comparableText(text)]));
  const own = new Map<string, OwnTarget[]>();
  for (const one of await tx.carry.ownTargets(looked)) {
    const read = one.contested ? await tx.clauses.byKey(one.target.revisionId, one.clauseKey) : null;
    if (one.contested && comparableText(read?.text ?? '') !== texts.get(one.clauseKey)) continue;
    const known = own.get(nameOf(one));
    if (known === undefined) own.set(nameOf(one), [one]);
    else known.push(one);
  }
  return own;
}

/** Brings an older target of the unit back, as a new one. */
async function restore(
  tx: WriteRepositories,
  unitId: string,
  older: TargetRecord,
  standing: UnitStanding,
  createdAt: string,
): Promise<void> {
  const id = randomUUID();
  await tx.targets.append({ ...older, id, unitId, restoredFrom: older.id, createdAt });
  await tx.carry.putTarget(unitId, id, standing);
}

async function startUnit(
  tx: WriteRepositories,
  unitId: string,
  { text, origins, sourceTextHash }: Start,
  createdAt: string,
): Promise<void> {
  const [first] = origins;
  if (first === undefined) return;
  const id = randomUUID();
  await tx.targets.append({
    ...{ id, unitId, text, sourceTextHash, createdAt, revisionId: first.revisionId, origin: 'carried' },
    ...{ restoredFrom: first.id, authorId: first.authorId },
  });
  await tx.carry.insertOrigins(
    id,
    origins.map((origin) => origin.id),
  );
  await tx.carry.putTarget(unitId, id, DRAFT);
}

function newUnit(job: JobRecord, { key, index, text }: LookedAt): UnitRecord {
  return {
    ...{ id: randomUUID(), clauseKey: key, language: job.language, communiqueId: job.communiqueId },
    ...{ jobId: job.id, position: index, wordCount: countWords(text), state: 'initial', subState: null },
    ...{ currentTargetId: null, version: 1, assigneeId: null, leaseUntil: null },
  };
}

function nameOf({ clauseKey, language }: Pick<UnitRecord, 'clauseKey' | 'language'>): string {
  return `${clauseKey} ${language}`;
}
