import type { CarriedClause, CarryOver } from '../domain/alignment/carry-over.js';
import { comparableText } from '../domain/alignment/comparable-text.js';
import type { Clause } from '../domain/clauses/clause.js';
import { isTranslatable } from '../domain/clauses/clause.js';
import { textHash } from '../persistence/clause-records.js';
import type { Reads } from '../persistence/reads.js';
import type { RevisionClauseRecord, UnitRecord } from '../persistence/records.js';
import type { CurrentTarget, OwnTarget } from '../persistence/repositories/carry.repository.js';

/** A clause whose units may need another target than they have. */
export interface LookedAt extends CarriedClause {
  readonly text: string;
  /** What targets made from its words name. */
  readonly textHash: string;
}

/** A plan with the clauses of the base and of the text that comes after it. */
export interface PlannedRevision {
  readonly base: readonly RevisionClauseRecord[];
  readonly clauses: readonly Clause[];
  readonly plan: CarryOver;
}

/** Those that begin again or come back, and those of `changed` whose words are other ones now. */
export function clausesToLookAt(
  { plan, clauses, base }: PlannedRevision,
  changed: ReadonlySet<string>,
): LookedAt[] {
  const before = new Map(base.map(({ clauseKey, text }) => [clauseKey, text]));
  return plan.clauses.flatMap((carried) => {
    const clause = clauses[carried.index];
    if (clause === undefined || !isTranslatable(clause) || carried.fate === 'added') return [];
    const { text } = clause;
    const isSame = (): boolean => comparableText(before.get(carried.key) ?? '') === comparableText(text);
    if (carried.fate === 'carried' && (!changed.has(carried.key) || isSame())) return [];
    return [{ ...carried, text, textHash: carried.textHash ?? textHash(text) }];
  });
}

/** True where a unit's current target was written for the words that its clause has now. */
export function isMadeFrom({ textHash: hash }: LookedAt, has: CurrentTarget | undefined): boolean {
  return (
    has !== undefined &&
    has.target.origin !== 'carried' &&
    has.target.sourceTextHash === hash &&
    !has.contested
  );
}

/** What units once had that was made from the words their clause has now; a contested text only from just these words. */
export async function ownTargets(
  reads: Pick<Reads, 'carry' | 'clauses'>,
  looked: readonly LookedAt[],
): Promise<Map<string, OwnTarget[]>> {
  const texts = new Map(looked.map(({ key, text }) => [key, comparableText(text)]));
  const own = new Map<string, OwnTarget[]>();
  for (const one of await reads.carry.ownTargets(looked)) {
    const read = one.contested ? await reads.clauses.byKey(one.target.revisionId, one.clauseKey) : null;
    if (one.contested && comparableText(read?.text ?? '') !== texts.get(one.clauseKey)) continue;
    const known = own.get(nameOf(one));
    if (known === undefined) own.set(nameOf(one), [one]);
    else known.push(one);
  }
  return own;
}

/** Names a unit. */
export function nameOf({ clauseKey, language }: Pick<UnitRecord, 'clauseKey' | 'language'>): string {
  return `${clauseKey} ${language}`;
}
