import type { WordBag } from './word-bags.js';

/** Two clauses that may belong together, by index. */
interface Candidate {
  readonly old: number;
  readonly fresh: number;
  readonly score: number;
}

/** How far behind the best a candidate may be and still be its rival. */
const RIVAL = 0.3;

/**
 * Tells apart what is alike: of clauses that share a formula, a word that one of a clause's rivals has says more than what
 * all of them have. For each candidate the share of such words that both have, seen from either side, 0–1; null where it
 * has no rivals.
 */
export function tellApart(
  candidates: readonly Candidate[],
  oldBags: ReadonlyMap<number, WordBag>,
  newBags: ReadonlyMap<number, WordBag>,
): (number | null)[] {
  const fromOld = shares(
    candidates,
    oldBags,
    newBags,
    ({ old }) => old,
    ({ fresh }) => fresh,
  );
  const fromNew = shares(
    candidates,
    newBags,
    oldBags,
    ({ fresh }) => fresh,
    ({ old }) => old,
  );
  return candidates.map((_, at) => {
    const seen = [fromOld.get(at), fromNew.get(at)].filter((share) => share !== undefined);
    return seen.length === 0 ? null : seen.reduce((sum, share) => sum + share, 0) / seen.length;
  });
}

function shares(
  candidates: readonly Candidate[],
  bags: ReadonlyMap<number, WordBag>,
  rivalBags: ReadonlyMap<number, WordBag>,
  ownOf: (candidate: Candidate) => number,
  rivalOf: (candidate: Candidate) => number,
): Map<number, number> {
  const found = new Map<number, number>();
  const groups = new Map<number, number[]>();
  for (const [at, candidate] of candidates.entries()) {
    const group = groups.get(ownOf(candidate));
    if (group === undefined) groups.set(ownOf(candidate), [at]);
    else group.push(at);
  }
  for (const [own, group] of groups) {
    const best = Math.max(...group.map((at) => candidates[at]?.score ?? 0));
    const rivals = group.flatMap((at) => {
      const candidate = candidates[at];
      if (candidate === undefined || candidate.score < best - RIVAL) return [];
      return [{ at, words: new Set(rivalBags.get(rivalOf(candidate))?.words) }];
    });
    const words = [...new Set(bags.get(own)?.words)];
    if (rivals.length < 2 || words.length === 0) continue;
    const weights = words.map((word) => {
      const having = rivals.filter((rival) => rival.words.has(word)).length;
      return Math.log((rivals.length + 1) / (having + 0.5));
    });
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    for (const rival of rivals) {
      const shared = words.reduce(
        (sum, word, at) => sum + (rival.words.has(word) ? (weights[at] ?? 0) : 0),
        0,
      );
      found.set(rival.at, all === 0 ? 0 : shared / all);
    }
  }
  return found;
}
