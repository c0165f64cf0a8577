import type { Alignment } from '../../src/domain/alignment/alignment.js';
import type { Clause } from '../../src/domain/clauses/clause.js';

/** An alignment as a page that a person can check: a line a new clause, then what was removed. */
export function alignmentSheet(
  alignment: Alignment,
  old: readonly Clause[],
  fresh: readonly Clause[],
): string {
  const oldNames = namesOf(old);
  const newNames = namesOf(fresh);
  const lines = alignment.clauses.map((clause) => {
    const origins = clause.from.map((at) => oldNames[at]).join(' + ');
    const words = [
      clause.relation,
      ...(['edited', 'moved', 'renumbered'] as const).filter((word) => clause[word]),
    ];
    return `${newNames[clause.index] ?? '?'} ← ${origins === '' ? 'nothing' : origins}: ${words.join(', ')}`;
  });
  return [...lines, ...alignment.removed.map((at) => `removed: ${oldNames[at] ?? '?'}`), ''].join('\n');
}

/** Number and first words; of several clauses that are called the same, which one. */
function namesOf(clauses: readonly Clause[]): string[] {
  const names = clauses.map(({ number, text }) => {
    const words = text.replaceAll('\n', ' ').split(' ').slice(0, 4).join(' ');
    return number === null ? `“${words}”` : `${number} “${words}”`;
  });
  return names.map((name, at) => {
    const same = names.flatMap((other, place) => (other === name ? [place] : []));
    return same.length === 1 ? name : `${name} (${same.indexOf(at) + 1})`;
  });
}
