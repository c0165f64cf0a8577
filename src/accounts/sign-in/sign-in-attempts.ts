import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors.js';
import type { AccountRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { ofDevice, ofStranger, shareOf } from './attempt-names.js';
import { Attempts } from './attempts.js';
import { Devices } from './devices.js';
import { FailedSignIns } from './failed-sign-ins.js';
import { Passphrases } from './passphrases.js';

/** Who somebody says they are, and whence. */
export interface Claim {
  readonly handle: string;
  readonly passphrase: string;
  /** Of the socket; counted by in memory, written nowhere. */
  readonly address: string;
  /** The mark of the device cookie. */
  readonly device: string | null;
}

/** Looks whether handle and passphrase belong together, and counts where they do not. */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly reads: Reads,
    private readonly attempts: Attempts,
    private readonly devices: Devices,
    private readonly passphrases: Passphrases,
    private readonly failed: FailedSignIns,
  ) {}

  /**
   * Whoever has the right passphrase gets in, however many others guess.
   *
   * @param begin what is done for the account; null where it was changed or closed meanwhile.
   * @throws DomainError `unauthenticated`; `too-many-attempts`; `unavailable` where too many sign in.
   */
  async make<T>(claim: Claim, begin: (account: AccountRecord) => Promise<T | null>): Promise<T> {
    const handle = claim.handle.trim().toLowerCase();
    const account = await this.reads.accounts.byHandle(handle);
    const isKnown = await this.devices.isOf(claim.device, account?.id ?? '');
    const hearing =
      isKnown && claim.device !== null ? ofDevice(handle, claim.device) : ofStranger(handle, claim.address);
    const stranger = isKnown ? null : shareOf(handle, claim.address);
    return this.attempts.hear(hearing, async () => {
      const hash = account?.passphraseHash ?? null;
      const isRight = await this.passphrases.isRight(claim.passphrase, hash, stranger);
      const begun = isRight && account !== null ? await begin(account) : null;
      if (begun !== null) return begun;
      if (account !== null) this.failed.note(account.id);
      throw new DomainError('unauthenticated', 'Handle and passphrase do not belong together.');
    });
  }
}
