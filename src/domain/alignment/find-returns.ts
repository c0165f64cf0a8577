import { alignClauses } from './align-clauses.js';
import type { AlignableClause, AlignedClause } from './alignment.js';
import { comparableText } from './comparable-text.js';
import { mainOrigins } from './main-origins.js';
import { relate } from './relate.js';

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

/** Resting clauses have lost their neighbours, so that likeness alone has to be enough. */
const ALIKE = 0.6;

/**
 * Finds the clauses that come back. The very words of a resting clause are that clause, whatever else they resemble: its
 * link loses the origins that likeness gave it. A clause that is left as added comes back too where it once said these
 * words, or where a resting one is much like it.
 *
 * @param links as `alignClauses` proposes them.
 * @param resting oldest first; each comes back once.
 */
export function findReturns(
  oldClauses: readonly AlignableClause[],
  newClauses: readonly AlignableClause[],
  links: readonly AlignedClause[],
  resting: readonly RestingClause[],
): ReturningLink[] {
  const newTexts = newClauses.map(({ text }) => comparableText(text));
  const returns = new Map<number, RestingClause>();
  const take = (index: number, clause: RestingClause | undefined): void => {
    if (clause !== undefined) returns.set(index, clause);
  };
  const lastSaid = new Sayings(resting, ({ text }) => [text]);
  for (const { index, relation, edited } of links)
    if (relation !== 'kept' || edited) take(index, lastSaid.take(newTexts[index] ?? ''));
  const left = (): AlignedClause[] =>
    links.filter(({ index, relation }) => relation === 'added' && !returns.has(index));
  const notBack = (): RestingClause[] => {
    const back = new Set([...returns.values()].map(({ key }) => key));
    return resting.filter(({ key }) => !back.has(key));
  };
  const onceSaid = new Sayings(notBack(), ({ earlier }) => earlier);
  for (const { index } of left()) take(index, onceSaid.take(newTexts[index] ?? ''));
  const exact = withoutOrigins(oldClauses, newClauses, newTexts, links, returns);
  const alike = alikeClauses(notBack(), newClauses, left());
  return exact.map((link) => {
    const found = alike.get(link.index);
    if (found === undefined) return link;
    return { ...link, returns: found.key, similarity: found.similarity, confidence: found.similarity };
  });
}

/** The links with those that come back exactly, and what follows from that for the others. */
function withoutOrigins(
  oldClauses: readonly AlignableClause[],
  newClauses: readonly AlignableClause[],
  newTexts: readonly string[],
  links: readonly AlignedClause[],
  returns: ReadonlyMap<number, RestingClause>,
): ReturningLink[] {
  const lose = links.some(({ index, from }) => from.length > 0 && returns.has(index));
  const origins = links.map(({ index, from }) => (returns.has(index) ? [] : from));
  const oldTexts = lose ? oldClauses.map(({ text }) => comparableText(text)) : [];
  const related = lose
    ? relate(
        { oldClauses, newClauses, oldTexts, newTexts },
        origins,
        mainOrigins(oldTexts, newTexts, origins),
      )
    : links;
  return links.map((link, at) => {
    const { relation, edited, moved, renumbered } = related[at] ?? link;
    const told = { ...link, from: origins[at] ?? [], relation, edited, moved, renumbered };
    const back = returns.get(link.index);
    return back === undefined
      ? { ...told, returns: null }
      : { ...told, returns: back.key, similarity: 1, confidence: 1 };
  });
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

/** Clauses by what they say; each is given away once. */
class Sayings {
  private readonly clauses = new Map<string, RestingClause[]>();
  private readonly taken = new Set<string>();

  constructor(resting: readonly RestingClause[], says: (clause: RestingClause) => readonly string[]) {
    for (const clause of resting)
      for (const text of new Set(says(clause).map(comparableText))) {
        const same = this.clauses.get(text);
        if (same === undefined) this.clauses.set(text, [clause]);
        else same.push(clause);
      }
  }

  /** An empty text is no words that could come back. */
  take(text: string): RestingClause | undefined {
    const found = text === '' ? undefined : this.clauses.get(text)?.find(({ key }) => !this.taken.has(key));
    if (found !== undefined) this.taken.add(found.key);
    return found;
  }
}
