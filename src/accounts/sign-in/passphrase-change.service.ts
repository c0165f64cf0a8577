import { Injectable } from '@nestjs/common';
import { type Caller, requireFound } from '../../domain/accounts/caller.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { revokeTokens } from '../tokens/revoke-tokens.js';
import { Passphrases } from './passphrases.js';
import { ReauthenticationService } from './reauthentication.service.js';
import { type BegunSession, SessionsService } from './sessions.service.js';

/** The passphrase to be. */
export interface NewPassphrase {
  readonly text: string;
  /** API tokens end as well. */
  readonly revokesTokens: boolean;
}

/** A new passphrase by its owner. */
@Injectable()
export class PassphraseChangeService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly passphrases: Passphrases,
    private readonly reauthentication: ReauthenticationService,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * Every other session ends, open codes to reset the passphrase are good no more, no browser is known any more, and the
   * session that asks goes on under a new secret.
   *
   * @throws DomainError `wrong-passphrase`; `weak-passphrase`; `too-many-attempts`.
   */
  async change(
    caller: Caller,
    passphrase: string | undefined,
    { text, revokesTokens }: NewPassphrase,
  ): Promise<BegunSession> {
    const { accountId } = caller;
    await this.reauthentication.confirm(caller, passphrase);
    const account = requireFound(await this.reads.accounts.byId(accountId), 'account');
    await this.passphrases.refuseWeak(text, account.handle);
    const passphraseHash = await this.passphrases.hash(text);
    return this.unitOfWork.transact(async (tx) => {
      await tx.accounts.lock(accountId);
      await tx.accounts.change(accountId, { passphraseHash });
      await tx.sessions.endOf(accountId, caller.credential.id);
      await tx.invitations.revokeResetsOf(accountId, new Date().toISOString());
      await tx.audit.record({
        ...{ action: 'passphrase.changed', actorId: accountId, subjectId: accountId },
        details: { by: 'owner' },
      });
      if (revokesTokens) await revokeTokens(tx, accountId, accountId);
      return this.sessions.replace(tx, caller);
    });
  }
}
