import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Caller, notFound, requireFound } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import type { IdentityRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import type { ProviderIdentity } from './openid-provider.js';

/** A sign-in elsewhere, as its owner sees it. */
export interface LinkedIdentity {
  /** Names it and tells nothing of it. */
  readonly id: string;
  readonly issuer: string;
  /** `YYYY-MM-DD`. */
  readonly linkedOn: string;
}

/** Who at an OpenID provider is whom here: by issuer and subject together, and by nothing else. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(accountId: string): Promise<LinkedIdentity[]> {
    return (await this.reads.factors.identities(accountId)).map(linked);
  }

  /**
   * Lets the account sign in with the identity from now on.
   *
   * @throws DomainError `identity-taken` where it is somebody else's.
   */
  async link(accountId: string, identity: ProviderIdentity): Promise<void> {
    await this.unitOfWork.transact((tx) => linkIdentity(tx, accountId, identity));
  }

  /** @throws DomainError `not-found`; `last-sign-in` where the account could not be signed in to any more. */
  async unlink({ accountId }: Caller, id: string): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      const account = requireFound(await tx.accounts.lock(accountId), 'account');
      const identities = await tx.factors.identities(accountId);
      const found = identities.find((one) => linked(one).id === id);
      if (found === undefined) throw notFound('sign-in elsewhere');
      if (account.passphraseHash === null && identities.length === 1)
        throw new DomainError(
          'last-sign-in',
          'Set a passphrase first: without one nobody could sign in any more.',
        );
      await tx.factors.removeIdentity(found.issuer, found.subject);
      await tx.audit.record({
        ...{ action: 'identity.unlinked', actorId: accountId, subjectId: accountId },
        details: { issuer: found.issuer },
      });
    });
  }
}

/** @throws DomainError `identity-taken`. */
export async function linkIdentity(
  tx: WriteRepositories,
  accountId: string,
  { issuer, subject }: ProviderIdentity,
): Promise<void> {
  const known = await tx.factors.identity(issuer, subject);
  if (known?.accountId === accountId) return;
  const linkedOn = new Date().toISOString().slice(0, 10);
  if (known !== null || !(await tx.factors.addIdentity({ issuer, subject, accountId, linkedOn })))
    throw new DomainError('identity-taken', 'Somebody else here signs in with this identity already.');
  await tx.audit.record({
    ...{ action: 'identity.linked', actorId: accountId, subjectId: accountId },
    details: { issuer },
  });
}

function linked({ issuer, subject, linkedOn }: IdentityRecord): LinkedIdentity {
  const id = createHash('sha256')
    .update(JSON.stringify([issuer, subject]))
    .digest('hex')
    .slice(0, 32);
  return { id, issuer, linkedOn };
}
