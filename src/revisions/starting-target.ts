import { type CarriedClause, startingText } from '../domain/alignment/carry-over.js';
import { textHash } from '../persistence/clause-records.js';
import type { RevisionClauseRecord, TargetRecord } from '../persistence/records.js';
import type { CurrentTarget } from '../persistence/repositories/carry.repository.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';

/** The text to begin with, the targets that it was made of, and the English that it says. */
export interface Start {
  readonly text: string;
  readonly origins: readonly TargetRecord[];
  readonly sourceTextHash: string;
}

/** By id, the targets that somebody wrote and that a target only puts together or repeats. */
export type WrittenParts = ReadonlyMap<string, readonly TargetRecord[]>;

/** Takes targets apart as far as they go, so that the same words are not put together with themselves. */
export async function writtenParts(
  tx: WriteRepositories,
  targets: readonly TargetRecord[],
): Promise<WrittenParts> {
  const parts = new Map<string, readonly TargetRecord[]>();
  let open = targets.filter(isRepeated);
  while (open.length > 0) {
    const found = await tx.carry.partsOf(open.map(({ id }) => id));
    for (const [id, some] of found) parts.set(id, some);
    open = [...found.values()].flat().filter((target) => isRepeated(target) && !parts.has(target.id));
  }
  const written = (target: TargetRecord): readonly TargetRecord[] =>
    parts.get(target.id)?.flatMap(written) ?? [target];
  return new Map(targets.map((target) => [target.id, written(target)]));
}

/**
 * What the unit of a split or merged clause begins with; null where nothing is translated.
 *
 * @param targets the current ones of the clause's origins, in their order.
 */
export function startOf(
  { originKeys }: CarriedClause,
  targets: readonly CurrentTarget[],
  parts: WrittenParts,
  base: ReadonlyMap<string, RevisionClauseRecord>,
): Start | null {
  const all = targets.flatMap(({ target }) => parts.get(target.id) ?? [target]);
  const start = startingText(all);
  if (start === null) return null;
  const origins = all.filter(({ id }) => start.from.includes(id));
  const isWhole = origins.length === all.length;
  return { text: start.text, origins, sourceTextHash: sourceHash() };

  /** Of several origins, all of them up to date, the English is theirs put together; else no clause ever said it. */
  function sourceHash(): string {
    const [first] = targets;
    if (first !== undefined && targets.length === 1 && isWhole) return first.target.sourceTextHash;
    if (origins[0] !== undefined && origins.length === 1) return origins[0].sourceTextHash;
    if (!isWhole || targets.length < originKeys.length || targets.some(({ stale }) => stale))
      return textHash(origins.map(({ sourceTextHash }) => sourceTextHash).join(' '));
    return textHash(originKeys.map((key) => base.get(key)?.text ?? '').join(' '));
  }
}

function isRepeated({ origin, restoredFrom }: TargetRecord): boolean {
  return origin === 'carried' || restoredFrom !== null;
}
