import { DomainError } from '../errors.js';
import type { AlignableClause } from './alignment.js';
import type { ReturningLink } from './find-returns.js';
import { likeness, relateLinks } from './relate-links.js';

/** A link of a draft revision: what was proposed, or what a coordinator made of it. */
export interface DraftLink extends ReturningLink {
  /** The change is none of meaning: translations stay as they are. */
  readonly editorial: boolean;
  /** A coordinator has looked at the link. */
  readonly confirmed: boolean;
}

/** What a coordinator says of one new clause; what is not named stays. */
export interface Correction {
  /** Index into the new clauses. */
  readonly index: number;
  /** Indices into the old clauses; none: the clause is added. */
  readonly from?: readonly number[];
  /** The resting clause that it brings back, in place of any origins; null: none. */
  readonly returns?: { readonly key: string; readonly text: string } | null;
  readonly editorial?: boolean;
  readonly confirmed?: boolean;
}

/**
 * The links with one of them corrected. Only the origins are anybody's choice; what follows from them (relation, edited,
 * moved, renumbered) is told anew for all, so that every old and every new clause stays accounted for exactly once.
 *
 * Whoever chooses origins or calls an edit editorial has looked at the link; nothing else confirms it unsaid.
 *
 * @throws DomainError `invalid-input` where nothing is said, where there is no such clause, where `editorial` is said of
 * anything but an edit, where an editorial mark would stand without the word of a coordinator, or where a clause that
 * comes back is to have origins as well, or to come back twice.
 */
export function correctAlignment(
  oldClauses: readonly AlignableClause[],
  newClauses: readonly AlignableClause[],
  links: readonly DraftLink[],
  correction: Correction,
): DraftLink[] {
  if (
    correction.from === undefined &&
    correction.returns === undefined &&
    correction.editorial === undefined &&
    correction.confirmed === undefined
  )
    throw new DomainError(
      'invalid-input',
      'The correction says nothing: name the origins, the clause that comes back, whether the edit is editorial, or whether the link is confirmed.',
    );
  const { returns } = correction;
  if (returns) requireReturn(links, correction, returns.key);
  const chosen = returns ? [] : correction.from;
  const from = ascending(chosen ?? links[correction.index]?.from ?? []);
  if (newClauses[correction.index] === undefined || from.some((old) => oldClauses[old] === undefined))
    throw new DomainError('invalid-input', 'There is no such clause in the revision.');
  const origins = links.map((link) => (link.index === correction.index ? from : link.from));
  const related = relateLinks(oldClauses, newClauses, origins);
  return links.map((link, at): DraftLink => {
    const relationship = related[at] ?? link;
    const isEdit = relationship.relation === 'kept' && relationship.edited;
    if (link.index !== correction.index)
      return { ...link, ...relationship, editorial: link.editorial && isEdit };
    if (correction.editorial === true && !isEdit)
      throw new DomainError(
        'invalid-input',
        'Only the edit of a clause that has one origin can be editorial: there is none here.',
        { field: 'editorial' },
      );
    const editorial = (correction.editorial ?? link.editorial) && isEdit;
    const confirmed = correction.confirmed ?? true;
    if (editorial && !confirmed)
      throw new DomainError(
        'invalid-input',
        'An edit is editorial because a coordinator says so: take that mark away together with the confirmation.',
        { field: 'confirm' },
      );
    return {
      ...link,
      ...relationship,
      from,
      returns: returns?.key ?? (returns === null || correction.from !== undefined ? null : link.returns),
      ...(correction.from === undefined && returns === undefined
        ? {}
        : {
            similarity: likeness(
              returns ? [returns.text] : from.map((old) => oldClauses[old]?.text ?? ''),
              newClauses[at]?.text ?? '',
            ),
            confidence: 1,
          }),
      editorial,
      confirmed,
    };
  });
}

/** The old clauses that no new one came from, ascending. */
export function removedBy(oldCount: number, links: readonly Pick<DraftLink, 'from'>[]): number[] {
  const used = new Set(links.flatMap(({ from }) => from));
  return Array.from({ length: oldCount }, (_, old) => old).filter((old) => !used.has(old));
}

/** @throws DomainError `invalid-input`. */
function requireReturn(links: readonly DraftLink[], { index, from }: Correction, key: string): void {
  const field = 'returns';
  if (from !== undefined && from.length > 0)
    throw new DomainError(
      'invalid-input',
      'A clause that comes back has no origins: name the one or the other.',
      { field },
    );
  const other = links.find((link) => link.returns === key && link.index !== index);
  if (other !== undefined)
    throw new DomainError(
      'invalid-input',
      `The clause "${key}" comes back already, at position ${other.index}.`,
      { field },
    );
}

function ascending(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
