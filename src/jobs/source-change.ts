import { comparableText } from '../domain/alignment/comparable-text.js';
import { type DiffRun, wordDiff } from '../domain/alignment/word-diff.js';
import type { Reads } from '../persistence/reads.js';
import type { TargetRecord, UnitView } from '../persistence/records.js';
import type { TargetStart } from '../persistence/repositories/carry.repository.js';

type Sources = Pick<Reads, 'carry' | 'clauses' | 'revisions' | 'targets'>;

/** What is said of a change of the English. */
export interface WordsChange {
  /** Coordinators called all of it editorial: the target stands, unless the language contests that. */
  readonly editorial: boolean;
  readonly contested: boolean;
}

/** What became of the English since a unit's current target was made. */
export interface SourceChange {
  /** The number of the revision that it was translated from. */
  readonly translatedFrom: number;
  /** Null where the English says what it said then. */
  readonly change: WordsChange | null;
  /** From the English that it was translated from to the English now, however many revisions lie between. */
  readonly diff: readonly DiffRun[] | null;
  /** The targets of other clauses that the text was put together from: the clause was split or merged. */
  readonly startsFrom: readonly TargetStart[];
}

/** Null where the unit has no target. @param language BCP 47 of the source. */
export async function sourceChangeOf(
  sources: Sources,
  view: UnitView,
  language: string,
): Promise<SourceChange | null> {
  const { unit, target, clause } = view;
  if (target === null) return null;
  const revision = await sources.revisions.byId(target.revisionId);
  const before = await sourceTextOf(sources, target, unit.clauseKey);
  const change = changeSince(view, target, before);
  return {
    translatedFrom: revision?.number ?? 0,
    change,
    diff: change === null || before === null ? null : wordDiff(before, clause.text, language),
    startsFrom: target.origin === 'carried' ? await sources.carry.startsOf(target.id) : [],
  };
}

/** What is said of the change from the English that a target was made from (null: not known) to the English now. */
export function changeSince(
  { clause, stale }: Pick<UnitView, 'clause' | 'stale'>,
  target: TargetRecord,
  before: string | null,
): WordsChange | null {
  const isSame = before === null || comparableText(before) === comparableText(clause.text);
  if (isSame && !stale) return null;
  const editorial = target.sourceTextHash === clause.textHash;
  return { editorial, contested: editorial && stale };
}

/** True of words that were put together from the targets of other clauses, and that nobody has edited since. */
export async function isCarriedText(
  sources: Pick<Sources, 'carry' | 'targets'>,
  target: TargetRecord,
): Promise<boolean> {
  if (target.origin === 'carried' && (await sources.carry.startsOf(target.id)).length > 0) return true;
  const older = target.restoredFrom === null ? null : await sources.targets.byId(target.restoredFrom);
  return older !== null && older.unitId === target.unitId && isCarriedText(sources, older);
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
