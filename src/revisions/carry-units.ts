import { randomUUID } from 'node:crypto';
import { countWords } from '../domain/clauses/count-words.js';
import { earlierTarget } from '../domain/units/earlier-target.js';
import type { UnitStanding } from '../domain/units/unit-state.js';
import type { JobRecord, TargetRecord, UnitRecord } from '../persistence/records.js';
import type { CurrentTarget } from '../persistence/repositories/carry.repository.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import {
  clausesToLookAt,
  isMadeFrom,
  type LookedAt,
  nameOf,
  ownTargets,
  type PlannedRevision,
} from './looked-at.js';
import { type Start, startOf, writtenParts } from './starting-target.js';

/** What a publication carries over. */
export interface Carriage extends PlannedRevision {
  /** The jobs of the new revision. */
  readonly jobs: readonly JobRecord[];
  readonly now: string;
}

const DRAFT: UnitStanding = { state: 'initial', subState: 'draft' };

/**
 * Hands the units to the jobs of the new revision. Those of clauses that say again what they once said come back with
 * the target that was made from it; those of split and merged clauses start from the targets of their origins. Units of
 * added clauses come with the opening of the job; those of removed ones stay where they are.
 */
export async function carryUnits(tx: WriteRepositories, carriage: Carriage): Promise<void> {
  const { base, jobs, now } = carriage;
  // Contested targets may be settled by other words.
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

/** The unit has the target that these words ask for, or its clause is edited and what it has is to be looked at. */
function isSettled(clause: LookedAt, has: CurrentTarget | undefined): boolean {
  return clause.fate === 'carried' ? has?.contested !== true : isMadeFrom(clause, has);
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
