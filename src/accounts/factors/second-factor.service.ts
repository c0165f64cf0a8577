import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { hashOfCode } from '../one-time-code.js';
import type { Budget } from '../sign-in/attempts.js';
import { Attempts } from '../sign-in/attempts.js';
import { type BegunSession, SessionsService } from '../sign-in/sessions.service.js';
import { PasskeysService } from './passkeys.service.js';
import type { RelyingParty } from './relying-party.js';
import { TotpService } from './totp.service.js';

/** By what somebody shows that it is them: one of these. */
export type Proof =
  | { readonly totp: string }
  | { readonly recoveryCode: string }
  | { readonly passkey: object; readonly party: RelyingParty };

/** Uses the proof up; false where somebody else was faster. */
type Taking = (tx: WriteRepositories) => Promise<boolean>;

const FREE = { session: 5, account: 20 } as const;

/** The second step of signing in. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: Attempts,
    private readonly sessions: SessionsService,
    private readonly totp: TotpService,
    private readonly passkeys: PasskeysService,
  ) {}

  /**
   * Signs the caller in under a new secret.
   *
   * @param device the mark of a browser that is known to be the account's: it has a budget of its own.
   * @throws DomainError `unauthenticated` where the proof is wrong, or used up; `too-many-attempts`.
   */
  prove(caller: Caller, proof: Proof, device: string | null): Promise<BegunSession> {
    return this.attempts.try(namesOf(caller, device), async () => {
      const taking = await this.examine(caller, proof);
      if (taking === null) throw wrong();
      return this.unitOfWork.transact(async (tx) => {
        if (!(await taking(tx))) throw wrong();
        return this.sessions.replace(tx, caller);
      });
    });
  }

  private async examine(caller: Caller, proof: Proof): Promise<Taking | null> {
    const { accountId } = caller;
    const day = new Date().toISOString().slice(0, 10);
    if ('totp' in proof) {
      const step = await this.totp.stepOf(accountId, proof.totp);
      return step === null ? null : (tx) => this.totp.take(tx, accountId, step);
    }
    if ('recoveryCode' in proof) {
      const hash = hashOfCode(proof.recoveryCode);
      return hash === null ? null : (tx) => tx.factors.useRecoveryCode(accountId, hash, day);
    }
    const use = await this.passkeys.answeredBy(caller, proof.party, proof.passkey);
    if (use === null) return null;
    return async (tx) => {
      await tx.factors.passkeyUsed(use.id, use.signCount, day);
      return true;
    };
  }
}

function namesOf({ accountId, credential }: Caller, device: string | null): readonly Budget[] {
  const session = { name: `second factor session ${credential.id}`, free: FREE.session };
  const rest = device === null ? `account ${accountId}` : `device ${device}`;
  return [session, { name: `second factor ${rest}`, free: FREE.account }];
}

function wrong(): DomainError {
  return new DomainError('unauthenticated', 'That does not show that it is you, or it was used before.');
}
