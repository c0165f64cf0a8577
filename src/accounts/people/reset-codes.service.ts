import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import type { Caller } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { joinLink } from '../invitations/invitations.service.js';
import { makeCode } from '../one-time-code.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { endSessions, holdAccount } from './hold-account.js';

/** A code to set a new passphrase with; shown now, and never again. */
export interface MadeReset {
  readonly code: string;
  readonly link: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

const LIFE_MS = 24 * 60 * 60 * 1000;

/** Codes by which somebody who has lost the passphrase sets a new one. Whoever owns the account is told who made one. */
@Injectable()
export class ResetCodesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  /**
   * Makes a code, in place of any made before, and ends the account's sessions. The passphrase stays until it is used.
   *
   * @param dropsFactors using it takes the second factor away: for somebody who has lost that as well.
   * @param passphrase the caller's, where `dropsFactors`.
   * @throws DomainError `not-found`; `forbidden` for the caller's own account; `wrong-passphrase`, `too-many-attempts`.
   */
  async make(
    handle: string,
    dropsFactors: boolean,
    caller: Caller,
    passphrase: string | undefined,
  ): Promise<MadeReset> {
    if (dropsFactors) await this.reauthentication.confirm(caller, passphrase);
    const { accountId: actorId } = caller;
    const { text, hash } = makeCode();
    const expiresAt = new Date(Date.now() + LIFE_MS).toISOString();
    await this.unitOfWork.transact(async (tx) => {
      const account = await holdAccount(tx, handle);
      if (account.id === actorId)
        throw new DomainError('forbidden', 'Change your own passphrase with the old one.');
      const createdAt = new Date().toISOString();
      await tx.invitations.revokeResetsOf(account.id, createdAt);
      await tx.invitations.insert({
        ...{ id: randomUUID(), hash, purpose: 'reset', grants: [], accountId: account.id, dropsFactors },
        ...{ expiresAt, createdById: actorId, createdAt, usedAt: null, usedById: null, revokedAt: null },
      });
      const details = { factors: dropsFactors ? 'removed' : 'kept' } as const;
      await tx.audit.record({ action: 'passphrase.reset', actorId, subjectId: account.id, details });
      await endSessions(tx, account.id, actorId);
    });
    return { code: text, link: joinLink(this.config, text), expiresAt };
  }
}
