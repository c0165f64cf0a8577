import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { type Caller, requireFound } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import type { InvitationRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { codeRefused, Codes } from '../invitations/codes.js';
import { joinLink } from '../invitations/invitations.service.js';
import { makeCode } from '../one-time-code.js';
import { Passphrases } from '../sign-in/passphrases.js';
import { endSessions, holdAccount } from './hold-account.js';

/** A code to set a new passphrase with; shown now, and never again. */
export interface MadeReset {
  readonly code: string;
  readonly link: string;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

const LIFE_MS = 24 * 60 * 60 * 1000;

/** New passphrases for those who have lost theirs. Whoever owns the account is told who let it happen. */
@Injectable()
export class ResetsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    private readonly codes: Codes,
    private readonly passphrases: Passphrases,
  ) {}

  /**
   * Makes a code, in place of any made before, and ends the account's sessions. The passphrase stays until it is used.
   *
   * @param dropsFactors using it takes the second factor away: for somebody who has lost that as well.
   * @throws DomainError `not-found`; `forbidden` for the caller's own account.
   */
  async make(handle: string, dropsFactors: boolean, { accountId: actorId }: Caller): Promise<MadeReset> {
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

  /**
   * Sets the new passphrase and ends every session. Nobody is signed in by it: a second factor is still asked for.
   *
   * @param address of the socket; counted by in memory, written nowhere.
   * @throws DomainError `code-refused`, `too-many-attempts`, `weak-passphrase`.
   */
  async use(code: string, passphrase: string, address: string): Promise<void> {
    const reset = await this.codes.find(code, address);
    if (reset.accountId === null) throw codeRefused();
    const account = requireFound(await this.reads.accounts.byId(reset.accountId), 'account');
    await this.passphrases.refuseWeak(passphrase, account.handle);
    const passphraseHash = await this.passphrases.hash(passphrase);
    await this.unitOfWork.transact((tx) => apply(tx, reset, account.id, passphraseHash));
  }
}

async function apply(
  tx: WriteRepositories,
  { id, dropsFactors }: InvitationRecord,
  accountId: string,
  passphraseHash: string,
): Promise<void> {
  await tx.accounts.lock(accountId);
  if (!(await tx.invitations.use(id, accountId, new Date().toISOString()))) throw codeRefused();
  await tx.accounts.change(accountId, { passphraseHash });
  await tx.sessions.endOf(accountId);
  const who = { actorId: accountId, subjectId: accountId };
  await tx.audit.record({ action: 'passphrase.changed', ...who, details: { by: 'reset' } });
  if (!dropsFactors) return;
  await tx.factors.removeTotp(accountId);
  for (const passkey of await tx.factors.passkeys(accountId))
    await tx.factors.removePasskey(passkey.id, accountId);
  await tx.factors.setRecoveryCodes(accountId, []);
  await tx.audit.record({ action: 'factor.removed', ...who, details: { factor: 'all' } });
}
