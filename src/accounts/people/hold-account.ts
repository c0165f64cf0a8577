import { notFound } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import type { AccountRecord } from '../../persistence/people-records.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';

/**
 * The account of a handle, held until the transaction ends, and every coordinator's with it.
 *
 * @throws DomainError `not-found`.
 */
export async function holdAccount(tx: WriteRepositories, handle: string): Promise<AccountRecord> {
  await tx.accounts.lockCoordinators();
  const found = await tx.accounts.byHandle(handle);
  const account = found === null ? null : await tx.accounts.lock(found.id);
  if (account?.handle !== handle || account.deletedOn !== null) throw notFound('person');
  return account;
}

/** @throws DomainError `last-coordinator` where nobody else could coordinate. */
export async function refuseLastCoordinator(tx: WriteRepositories, account: AccountRecord): Promise<void> {
  const coordinators = await tx.accounts.coordinators();
  if (coordinators.length === 1 && coordinators[0] === account.id)
    throw new DomainError(
      'last-coordinator',
      `${account.handle} is the last coordinator: make another one first.`,
    );
}

/** Ends an account's sessions, and says so where there were any. */
export async function endSessions(tx: WriteRepositories, subjectId: string, actorId: string): Promise<void> {
  const sessions = await tx.sessions.endOf(subjectId);
  if (sessions === 0) return;
  await tx.audit.record({ action: 'session.ended-by-other', actorId, subjectId, details: { sessions } });
}
