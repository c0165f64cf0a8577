import type { Alignment } from '../../src/domain/alignment/alignment.js';
import type { Clause } from '../../src/domain/clauses/clause.js';

/** An alignment as a page that a person can check: a line a new clause, then what was removed. */
export function alignmentSheet(
  alignment: Alignment,
  old: readonly Clause[],
  fresh: readonly Clause[],
): string {
  const name = (clause: Clause | undefined): string => {
    const words = clause?.text.replaceAll('\n', ' ').split(' ').slice(0, 4).join(' ') ?? '?';
    return clause?.number == null ? `“${words}”` : `${clause.number} “${words}”`;
  };
  const lines = alignment.clauses.map((clause) => {
    const origins = clause.from.map((at) => name(old[at])).join(' + ');
    const words = [
      clause.relation,
      ...(['edited', 'moved', 'renumbered'] as const).filter((word) => clause[word]),
    ];
    return `${name(fresh[clause.index])} ← ${origins === '' ? 'nothing' : origins}: ${words.join(', ')}`;
  });
  return [...lines, ...alignment.removed.map((at) => `removed: ${name(old[at])}`), ''].join('\n');
}
