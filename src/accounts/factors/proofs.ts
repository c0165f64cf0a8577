import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { hashOfCode } from '../one-time-code.js';
import { PasskeysService } from './passkeys.service.js';
import type { RelyingParty } from './relying-party.js';
import { TotpService } from './totp.service.js';

/** By what somebody shows that it is them: one of these. */
export type Proof =
  | { readonly totp: string }
  | { readonly recoveryCode: string }
  | { readonly passkey: object; readonly party: RelyingParty };

/** Uses the proof up; false where it was wrong, or somebody else was faster. */
export type Taking = (tx: WriteRepositories) => Promise<boolean>;

/** Looks at what is shown as a second factor. */
@Injectable()
export class Proofs {
  constructor(
    private readonly totp: TotpService,
    private readonly passkeys: PasskeysService,
  ) {}

  /** Null where the proof is wrong. */
  async examine(caller: Caller, proof: Proof): Promise<Taking | null> {
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
