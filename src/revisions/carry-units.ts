import { randomUUID } from 'node:crypto';
import { type CarriedClause, type CarryOver, startingText } from '../domain/alignment/carry-over.js';
import type { Clause } from '../domain/clauses/clause.js';
import { isTranslatable } from '../domain/clauses/clause.js';
import { countWords } from '../domain/clauses/count-words.js';
import { textHash } from '../persistence/clause-records.js';
import type { JobRecord, RevisionClauseRecord, UnitRecord } from '../persistence/records.js';
import type { CurrentTarget } from '../persistence/repositories/carry.repository.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';

/** What a publication carries over. */
export interface Carriage {
  readonly base: readonly RevisionClauseRecord[];
  readonly clauses: readonly Clause[];
  readonly plan: CarryOver;
  /** The jobs of the new revision. */
  readonly jobs: readonly JobRecord[];
  readonly now: string;
}

/**
 * Hands the units to the jobs of the new revision, and lets those of split and merged clauses start from the targets of
 * their origins. Units of added clauses come with the opening of the job; those of removed ones stay where they are.
 */
export async function carryUnits(tx: WriteRepositories, carriage: Carriage): Promise<void> {
  const { plan, clauses, jobs } = carriage;
  const started = plan.clauses.filter(({ index, fate }) => {
    const clause = clauses[index];
    return fate === 'started' && clause !== undefined && isTranslatable(clause);
  });
  const keys = [...new Set(started.flatMap(({ key, originKeys }) => [key, ...originKeys]))];
  await tx.carry.lockUnits(keys);
  const current = await tx.carry.currentTargets(keys);
  const targets = new Map(current.map((one) => [nameOf(one), one]));
  await tx.carry.adoptUnits(jobs[0]?.revisionId ?? '');
  const units = new Map((await tx.units.ofClauses(keys)).map((unit) => [nameOf(unit), unit]));
  for (const job of jobs)
    for (const carried of started) {
      const start = startOf(carried, job.language, targets, carriage.base);
      if (start === null) continue;
      const known = units.get(nameOf({ clauseKey: carried.key, language: job.language }));
      const unit = known ?? newUnit(job, carried, clauses[carried.index]?.text ?? '');
      if (known === undefined) await tx.units.insertMissing([unit]);
      await startUnit(tx, unit.id, start, carriage.now);
    }
}

/** The text to begin with, the targets that it was made of, and the English that it says. */
interface Start {
  readonly text: string;
  readonly origins: readonly CurrentTarget[];
  readonly sourceTextHash: string;
}

function startOf(
  { originKeys }: CarriedClause,
  language: string,
  targets: ReadonlyMap<string, CurrentTarget>,
  base: readonly RevisionClauseRecord[],
): Start | null {
  const found = originKeys.flatMap((clauseKey) => targets.get(nameOf({ clauseKey, language })) ?? []);
  const start = startingText(found.map(({ target }) => target));
  if (start === null) return null;
  const origins = found.filter(({ target }) => start.from.includes(target.id));
  return { text: start.text, origins, sourceTextHash: sourceHash(origins, originKeys, base) };
}

/** Of several origins, all of them up to date, the English is theirs put together; else no clause ever said it. */
function sourceHash(
  origins: readonly CurrentTarget[],
  originKeys: readonly string[],
  base: readonly RevisionClauseRecord[],
): string {
  const [first] = origins;
  if (first !== undefined && origins.length === 1) return first.target.sourceTextHash;
  if (origins.length < originKeys.length || origins.some(({ stale }) => stale))
    return textHash(origins.map(({ target }) => target.sourceTextHash).join(' '));
  const texts = originKeys.map((key) => base.find(({ clauseKey }) => clauseKey === key)?.text ?? '');
  return textHash(texts.join(' '));
}

async function startUnit(
  tx: WriteRepositories,
  unitId: string,
  { text, origins, sourceTextHash }: Start,
  createdAt: string,
): Promise<void> {
  const first = origins[0]?.target;
  if (first === undefined) return;
  const id = randomUUID();
  await tx.targets.append({
    ...{ id, unitId, text, sourceTextHash, createdAt, revisionId: first.revisionId, origin: 'carried' },
    ...{ restoredFrom: first.id, authorId: first.authorId },
  });
  await tx.carry.startUnit(
    unitId,
    id,
    origins.map(({ target }) => target.id),
  );
}

function newUnit(job: JobRecord, { key, index }: CarriedClause, text: string): UnitRecord {
  return {
    ...{ id: randomUUID(), clauseKey: key, language: job.language, communiqueId: job.communiqueId },
    ...{ jobId: job.id, position: index, wordCount: countWords(text), state: 'initial', subState: null },
    ...{ currentTargetId: null, version: 1, assigneeId: null, leaseUntil: null },
  };
}

function nameOf({ clauseKey, language }: Pick<UnitRecord, 'clauseKey' | 'language'>): string {
  return `${clauseKey} ${language}`;
}
