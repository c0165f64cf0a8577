import type { AlignableClause } from './alignment.js';
import { comparableText } from './comparable-text.js';
import type { NamedClause } from './compare-revisions.js';
import type { DraftLink } from './correct-alignment.js';
import { likeness, relateLinks } from './relate-links.js';

/**
 * What becomes of a coordinator's word on a clause when its draft is aligned with another base.
 *
 * - `kept`: origins, confirmation and editorial mark stand: what they were said of is the same.
 * - `to-confirm`: an origin says something else now; the origins stand, confirmation and mark do not.
 * - `dropped`: an origin is gone, or one has come that nobody could have meant; the clause is proposed anew.
 */
export type CorrectionFate = 'kept' | 'to-confirm' | 'dropped';

/** What a draft is aligned with. */
export interface DraftBase {
  readonly clauses: readonly NamedClause[];
  /** Keys of the clauses that earlier revisions had. */
  readonly resting: readonly string[];
}

/** The same clauses beside another base. */
export interface Realignment {
  readonly before: DraftBase;
  readonly now: DraftBase;
  readonly clauses: readonly AlignableClause[];
  /** Into the base before, with what coordinators had made of them. */
  readonly links: readonly DraftLink[];
  /** Into the base now, as alignment proposes them. */
  readonly proposed: readonly DraftLink[];
}

/** The links into the base now, and the fate of every word of a coordinator, by the index of its clause. */
export interface KeptCorrections {
  readonly links: readonly DraftLink[];
  readonly fates: ReadonlyMap<number, CorrectionFate>;
}

/** Keeps of a draft's corrections what still means what it meant; everything else is as proposed. */
export function keepCorrections(realignment: Realignment): KeptCorrections {
  const { now, clauses, links, proposed } = realignment;
  const bases = new Bases(realignment);
  const fates = new Map<number, CorrectionFate>();
  const chosen = proposed.map((proposal, at): DraftLink | null => {
    const link = links[at];
    if (link === undefined || !(link.confirmed || link.editorial)) return null;
    const fate = fateOf(bases, link, proposal);
    fates.set(at, fate);
    return fate === 'dropped' ? null : again(realignment, bases, link, proposal, fate);
  });
  const taken = {
    from: new Set(chosen.flatMap((link) => link?.from ?? [])),
    returns: new Set(chosen.flatMap((link) => link?.returns ?? [])),
  };
  const merged = proposed.map(
    (proposal, at) => chosen[at] ?? leaveTo(taken, bases.placesNow(links[at]), proposal),
  );
  const related = relateLinks(
    now.clauses.map(({ clause }) => clause),
    clauses,
    merged.map(({ from }) => from),
  );
  const kept = merged.map((link, at): DraftLink => {
    const relationship = related[at] ?? link;
    const isEdit = relationship.relation === 'kept' && relationship.edited;
    if (!link.editorial || isEdit) return { ...link, ...relationship };
    fates.set(at, 'to-confirm');
    return { ...link, ...relationship, editorial: false, confirmed: false };
  });
  return { links: kept, fates };
}

/** Where the clauses of the base before are now. */
class Bases {
  /** By index before; −1: gone. */
  readonly now: readonly number[];
  /** By index before: it says the same. */
  readonly isSame: readonly boolean[];
  private readonly known: ReadonlySet<string>;
  private readonly rests: ReadonlySet<string>;

  constructor(private readonly realignment: Realignment) {
    const { before, now } = realignment;
    const found = new Map(now.clauses.map(({ key }, at) => [key, at]));
    const words = (one: NamedClause | undefined): string => comparableText(one?.clause.text ?? '');
    this.now = before.clauses.map(({ key }) => found.get(key) ?? -1);
    this.isSame = before.clauses.map((one, at) => words(one) === words(now.clauses[this.now[at] ?? -1]));
    this.known = new Set([...before.clauses.map(({ key }) => key), ...before.resting]);
    this.rests = new Set(now.resting);
  }

  placesNow(link: DraftLink | undefined): number[] {
    return (link?.from ?? []).map((old) => this.now[old] ?? -1).filter((at) => at !== -1);
  }

  doesRest(key: string): boolean {
    return this.rests.has(key);
  }

  /** True where a link names a clause that was there before. */
  namesKnown({ from, returns }: DraftLink): boolean {
    const keys = from.map((at) => this.realignment.now.clauses[at]?.key ?? '');
    return [...keys, ...(returns === null ? [] : [returns])].every((key) => this.known.has(key));
  }
}

/** Whoever called a clause added has not seen the clauses that have come since. */
function fateOf(bases: Bases, { from, returns }: DraftLink, proposal: DraftLink): CorrectionFate {
  if (returns !== null) return bases.doesRest(returns) ? 'kept' : 'dropped';
  if (from.length === 0) return bases.namesKnown(proposal) ? 'kept' : 'dropped';
  if (from.some((old) => bases.now[old] === -1)) return 'dropped';
  return from.every((old) => bases.isSame[old]) ? 'kept' : 'to-confirm';
}

function again(
  { now, clauses }: Realignment,
  bases: Bases,
  link: DraftLink,
  proposal: DraftLink,
  fate: CorrectionFate,
): DraftLink {
  const from = bases.placesNow(link).sort((a, b) => a - b);
  if (fate === 'kept') return { ...link, from };
  if (from.every((at) => proposal.from.includes(at))) return proposal;
  const texts = from.map((at) => now.clauses[at]?.clause.text ?? '');
  const similarity = likeness(texts, clauses[link.index]?.text ?? '');
  return { ...link, from, similarity, confidence: similarity, editorial: false, confirmed: false };
}

/** A proposal without what a coordinator gave to other clauses; origins that it had before as well are shared. */
function leaveTo(
  taken: { readonly from: ReadonlySet<number>; readonly returns: ReadonlySet<string> },
  had: readonly number[],
  proposal: DraftLink,
): DraftLink {
  const from = proposal.from.filter((at) => !taken.from.has(at) || had.includes(at));
  const returns = proposal.returns !== null && taken.returns.has(proposal.returns) ? null : proposal.returns;
  if (from.length === proposal.from.length && returns === proposal.returns) return proposal;
  if (from.length > 0) return { ...proposal, from, confidence: proposal.confidence / 2 };
  return { ...proposal, from, returns, similarity: 0, confidence: 1 - proposal.confidence };
}
