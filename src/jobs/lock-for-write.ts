import { type Caller, notFound, requireVisible } from '../domain/accounts/caller.js';
import { DomainError } from '../domain/errors.js';
import type { Precondition } from '../http/precondition.js';
import { seenRevision, unitVersion } from '../http/unit-version.js';
import type { UnitView } from '../persistence/records.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { asSeenBy } from './as-seen-by.js';

/** The source text that a target is made from. */
export interface ReadSource {
  readonly revisionId: string;
  readonly textHash: string;
}

/** A unit that is held, as the caller sees it, and the English that the caller has read: the revision's, or that of an earlier one. */
export interface LockedUnit extends UnitView {
  readonly read: ReadSource;
}

/**
 * The unit, held for this transaction, if the caller has seen what it says now. The English may have changed meanwhile.
 *
 * @throws DomainError `not-found` where it is missing or hidden from the caller, `version-stale` with the current text.
 */
export async function lockForWrite(
  tx: WriteRepositories,
  id: string,
  caller: Caller,
  precondition: Precondition,
): Promise<LockedUnit> {
  requireVisible(caller, await tx.units.lock(id), 'unit');
  const found = await tx.units.view(id);
  if (found === null) throw notFound('unit');
  const view = asSeenBy(found, caller);
  const seen = seenRevision(precondition, view);
  if (seen === null) throw refuseStale(view);
  if (seen === view.revision)
    return { ...view, read: { revisionId: view.revisionId, textHash: view.clause.textHash } };
  const revision = await tx.revisions.byNumber(view.unit.communiqueId, seen);
  const clause = revision && (await tx.clauses.byKey(revision.id, view.unit.clauseKey));
  if (clause === null) throw refuseStale(view);
  return { ...view, read: clause };
}

/** Nothing of the other's words is lost: the refusal carries them. */
export function refuseStale(view: UnitView): DomainError {
  const { unit, target } = view;
  return new DomainError('version-stale', 'The unit has changed since you read it.', {
    current: {
      version: unitVersion(view),
      state: unit.state,
      targetId: target?.id ?? null,
      text: target?.text ?? null,
    },
  });
}
