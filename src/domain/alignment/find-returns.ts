import { alignClauses } from './align-clauses.js';
import type { AlignableClause, AlignedClause } from './alignment.js';
import { comparableText } from './comparable-text.js';
import { likeness, relateLinks } from './relate-links.js';

/** A clause that an earlier revision had and the newest has not, as it was last seen. */
export interface RestingClause extends Pick<AlignableClause, 'kind' | 'number' | 'text'> {
  readonly key: string;
  /** What it said before that, oldest first. */
  readonly earlier: readonly string[];
}

/** A link, and the key of the resting clause that it brings back; such a link has no origins. */
export interface ReturningLink extends AlignedClause {
  readonly returns: string | null;
}

/** An old clause, and what it said before, oldest first; nothing where nobody asks. */
export interface AgedClause extends AlignableClause {
  readonly earlier?: readonly string[];
}

/** Resting clauses have lost their neighbours, so that likeness alone has to be enough. */
const ALIKE = 0.6;

/**
 * Finds the clauses that come back. The very words of a resting clause are that clause, whatever else they resemble: its
 * link loses the origins that likeness gave it. So are words that a clause said before: one of the old revision, if it
 * does not stay as it is, else a resting one. What is left as added comes back where a resting clause is much like it.
 *
 * @param links as `alignClauses` proposes them.
 * @param resting oldest first; each comes back once.
 */
export function findReturns(
  oldClauses: readonly AgedClause[],
  newClauses: readonly AlignableClause[],
  links: readonly AlignedClause[],
  resting: readonly RestingClause[],
): ReturningLink[] {
  const newTexts = newClauses.map(({ text }) => comparableText(text));
  const { returns, origins } = findSaid(oldClauses, newTexts, links, resting);
  const exact = relink(oldClauses, newClauses, links, { returns, origins });
  const back = new Set([...returns.values()].map(({ key }) => key));
  const alike = alikeClauses(
    resting.filter(({ key, text }) => !back.has(key) && comparableText(text) !== ''),
    newClauses,
    exact.filter((link) => link.relation === 'added' && link.returns === null),
  );
  return exact.map((link) => {
    const found = alike.get(link.index);
    if (found === undefined) return link;
    return { ...link, returns: found.key, similarity: found.similarity, confidence: found.similarity };
  });
}

/** By index of the new clause, what once said its very words. */
interface Said {
  readonly returns: ReadonlyMap<number, RestingClause>;
  /** Old clauses that the links do not name. */
  readonly origins: ReadonlyMap<number, number>;
}

function findSaid(
  oldClauses: readonly AgedClause[],
  newTexts: readonly string[],
  links: readonly AlignedClause[],
  resting: readonly RestingClause[],
): Said {
  const returns = new Map<number, RestingClause>();
  const origins = new Map<number, number>();
  const staying = new Set(links.filter(isUnchanged).flatMap(({ from }) => from));
  const changed = links.filter((link) => !isUnchanged(link));
  const lastSaid = new Sayings(resting, ({ text }) => [text]);
  for (const { index } of changed) {
    const found = lastSaid.take(newTexts[index] ?? '');
    if (found !== undefined) returns.set(index, found);
  }
  const back = new Set([...returns.values()]);
  const onceSaid = new Sayings(
    resting.filter((clause) => !back.has(clause)),
    ({ earlier }) => earlier,
  );
  const oldSaid = new Sayings(
    [...oldClauses.keys()].filter((old) => !staying.has(old)),
    (old) => oldClauses[old]?.earlier ?? [],
  );
  for (const { index, from } of changed) {
    const text = newTexts[index] ?? '';
    if (returns.has(index) || from.some((old) => oldSaid.has(text, old))) continue;
    const old = oldSaid.take(text);
    const found = old === undefined ? onceSaid.take(text) : undefined;
    if (old !== undefined) origins.set(index, old);
    if (found !== undefined) returns.set(index, found);
  }
  return { returns, origins };
}

/** The links as what was said once wants them, and what follows from that for the others. */
function relink(
  oldClauses: readonly AlignableClause[],
  newClauses: readonly AlignableClause[],
  links: readonly AlignedClause[],
  { returns, origins }: Said,
): ReturningLink[] {
  const isOther = origins.size > 0 || links.some(({ index, from }) => from.length > 0 && returns.has(index));
  if (!isOther)
    return links.map((link) => {
      const key = returns.get(link.index)?.key;
      return key === undefined ? { ...link, returns: null } : { ...link, ...CERTAIN, returns: key };
    });
  const from = links.map((link) => {
    const origin = origins.get(link.index);
    if (origin !== undefined) return [origin];
    return returns.has(link.index) ? [] : link.from;
  });
  const related = relateLinks(oldClauses, newClauses, from);
  return links.map((link, at) => {
    const told = { ...link, ...related[at], from: from[at] ?? [], returns: returns.get(at)?.key ?? null };
    if (told.returns !== null) return { ...told, ...CERTAIN };
    const origin = origins.get(at);
    if (origin === undefined) return told;
    const texts = [oldClauses[origin]?.text ?? ''];
    return { ...told, similarity: likeness(texts, newClauses[at]?.text ?? ''), confidence: 1 };
  });
}

const CERTAIN = { similarity: 1, confidence: 1 } as const;

function isUnchanged({ relation, edited }: AlignedClause): boolean {
  return relation === 'kept' && !edited;
}

/** By index of the new clause, the resting one that it is alike. */
function alikeClauses(
  resting: readonly RestingClause[],
  newClauses: readonly AlignableClause[],
  added: readonly AlignedClause[],
): Map<number, { readonly key: string; readonly similarity: number }> {
  const found = new Map<number, { readonly key: string; readonly similarity: number }>();
  if (resting.length === 0 || added.length === 0) return found;
  const { clauses } = alignClauses(
    resting.map(({ kind, number, text }) => ({ kind, number, text, parent: null })),
    added.flatMap(({ index }) => newClauses[index] ?? []).map((clause) => ({ ...clause, parent: null })),
  );
  for (const { index, from, relation, similarity } of clauses) {
    const clause = resting[from[0] ?? -1];
    const at = added[index]?.index;
    if (clause !== undefined && at !== undefined && relation === 'kept' && similarity >= ALIKE)
      found.set(at, { key: clause.key, similarity });
  }
  return found;
}

/** Clauses by the comparable texts of what they say; each is given away once. */
class Sayings<T> {
  private readonly clauses = new Map<string, T[]>();
  private readonly taken = new Set<T>();

  constructor(clauses: readonly T[], says: (clause: T) => readonly string[]) {
    for (const clause of clauses)
      for (const text of new Set(says(clause).map(comparableText))) {
        const same = this.clauses.get(text);
        if (same === undefined) this.clauses.set(text, [clause]);
        else same.push(clause);
      }
  }

  /** An empty text is no words that could come back. */
  take(text: string): T | undefined {
    const found = text === '' ? undefined : this.clauses.get(text)?.find((clause) => !this.taken.has(clause));
    if (found !== undefined) this.taken.add(found);
    return found;
  }

  has(text: string, clause: T): boolean {
    return this.clauses.get(text)?.includes(clause) === true;
  }
}
