import { type DiffRun, wordDiff } from '../domain/alignment/word-diff.js';
import type { Reads } from '../persistence/reads.js';
import type { TargetRecord, UnitView } from '../persistence/records.js';
import type { TargetStart } from '../persistence/repositories/carry.repository.js';

type Sources = Pick<Reads, 'carry' | 'clauses' | 'revisions' | 'targets'>;

/** What became of the English since a unit's current target was made. */
export interface SourceChange {
  /** The number of the revision that it was translated from. */
  readonly translatedFrom: number;
  /** From the English that it was translated from to the English now, however many revisions lie between. */
  readonly diff: readonly DiffRun[] | null;
  /** The targets of other clauses that the text was put together from: the clause was split or merged. */
  readonly startsFrom: readonly TargetStart[];
}

/** Null where the unit has no target. @param language BCP 47 of the source. */
export async function sourceChangeOf(
  sources: Sources,
  { unit, target, stale, clause }: UnitView,
  language: string,
): Promise<SourceChange | null> {
  if (target === null) return null;
  const revision = await sources.revisions.byId(target.revisionId);
  const before = stale ? await sourceTextOf(sources, target, unit.clauseKey) : null;
  return {
    translatedFrom: revision?.number ?? 0,
    diff: before === null ? null : wordDiff(before, clause.text, language),
    startsFrom: target.origin === 'carried' ? await sources.carry.startsOf(target.id) : [],
  };
}

/** The English that a target was made from, put together where its clause was split or merged; null: not known. */
export async function sourceTextOf(
  sources: Pick<Sources, 'carry' | 'clauses' | 'targets'>,
  target: TargetRecord,
  clauseKey: string,
): Promise<string | null> {
  const starts = target.origin === 'carried' ? await sources.carry.startsOf(target.id) : [];
  if (starts.length > 0) {
    const texts: string[] = [];
    for (const start of starts) {
      const origin = await sources.targets.byId(start.targetId);
      texts.push((origin && (await sourceTextOf(sources, origin, start.clauseKey))) ?? '');
    }
    return texts.join(' ');
  }
  const clause = await sources.clauses.byKey(target.revisionId, clauseKey);
  if (clause !== null) return clause.text;
  const older = target.restoredFrom === null ? null : await sources.targets.byId(target.restoredFrom);
  return older && sourceTextOf(sources, older, clauseKey);
}
