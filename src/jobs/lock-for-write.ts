import { type Caller, notFound, requireVisible } from '../domain/accounts/caller.js';
import { DomainError } from '../domain/errors.js';
import type { Precondition } from '../http/precondition.js';
import type { UnitView } from '../persistence/records.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';

/**
 * The unit, held for this transaction, if the caller has seen what it says now.
 *
 * @throws DomainError `not-found` where it is missing or hidden from the caller, `version-stale` with the current text.
 */
export async function lockForWrite(
  tx: WriteRepositories,
  id: string,
  caller: Caller,
  precondition: Precondition,
): Promise<UnitView> {
  requireVisible(caller, await tx.units.lock(id), 'unit');
  const view = await tx.units.view(id);
  if (view === null) throw notFound('unit');
  if (!precondition.allows(view.unit.version)) throw refuseStale(view);
  return view;
}

/** Nothing of the other's words is lost: the refusal carries them. */
export function refuseStale({ unit, target }: UnitView): DomainError {
  return new DomainError('version-stale', 'The unit has changed since you read it.', {
    current: {
      version: unit.version,
      state: unit.state,
      targetId: target?.id ?? null,
      text: target?.text ?? null,
    },
  });
}
