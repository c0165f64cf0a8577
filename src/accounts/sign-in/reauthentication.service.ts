import { Injectable } from '@nestjs/common';
import { type Caller, requireFound } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import { Reads } from '../../persistence/reads.js';
import { Attempts } from './attempts.js';
import { Passphrases } from './passphrases.js';

/** Somebody who has no passphrase shows by a session this young, in milliseconds, that it is still them. */
const FRESH_MS = 10 * 60 * 1000;
const FREE_GUESSES = 10;

/** Asks again who is there, before something is changed that a borrowed session must not change. */
@Injectable()
export class ReauthenticationService {
  constructor(
    private readonly reads: Reads,
    private readonly passphrases: Passphrases,
    private readonly attempts: Attempts,
  ) {}

  /**
   * Passes where the passphrase is the caller's; for an account without one, where the session is younger than ten
   * minutes.
   *
   * @throws DomainError `wrong-passphrase`; `too-many-attempts`.
   */
  async confirm(caller: Caller, passphrase: string | undefined): Promise<void> {
    const account = requireFound(await this.reads.accounts.byId(caller.accountId), 'account');
    if (account.passphraseHash === null) {
      if (await this.isFresh(caller)) return;
      throw wrong('This needs a session that is younger than ten minutes: sign in again.');
    }
    if (passphrase === undefined) throw wrong('This needs your passphrase again.');
    const { passphraseHash } = account;
    const name = `confirm ${account.id}`;
    await this.attempts.hear({ budgets: [{ name, free: FREE_GUESSES }], turn: name }, async () => {
      if (!(await this.passphrases.isRight(passphrase, passphraseHash)))
        throw wrong('That is not your passphrase.');
    });
  }

  private async isFresh({ accountId, credential }: Caller): Promise<boolean> {
    const sessions = await this.reads.sessions.ofAccount(accountId);
    const session = sessions.find(({ id }) => id === credential.id);
    return session !== undefined && Date.parse(session.createdAt) + FRESH_MS > Date.now();
  }
}

function wrong(sentence: string): DomainError {
  return new DomainError('wrong-passphrase', sentence, { field: 'passphrase' });
}
