import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { type Caller, requireFound } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { Attempts } from '../sign-in/attempts.js';
import { InstanceKey } from '../sign-in/instance-key.js';
import { forgetCodesWithoutFactor, hasCodes, methodsOf } from './second-factors.js';

/** As every authenticator app has it (RFC 6238). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** 160 bits, as RFC 4226 asks (section 4, R6). */
const SECRET_BYTES = 20;
/** Codes of so many steps before and after this one are taken: clocks differ. */
const WINDOW = 1;

/** What is typed, or scanned, into an authenticator app. Shown once. */
export interface TotpOffer {
  /** Base 32. */
  readonly secret: string;
  /** `otpauth://…` */
  readonly uri: string;
}

/** Codes of an authenticator app. Its secret is stored encrypted. */
@Injectable()
export class TotpService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly key: InstanceKey,
    private readonly attempts: Attempts,
  ) {}

  /**
   * A new secret, which counts for nothing until a code has shown that the app has it.
   *
   * @throws DomainError `illegal-transition` where an app is set up already.
   */
  async offer({ accountId }: Caller): Promise<TotpOffer> {
    const { handle } = requireFound(await this.reads.accounts.byId(accountId), 'account');
    const secret = new Secret({ size: SECRET_BYTES });
    const sealed = await this.key.seal(secret.base32, accountId);
    await this.unitOfWork.transact(async (tx) => {
      const old = await tx.factors.totp(accountId);
      if (old !== null && old.confirmedOn !== null)
        throw new DomainError('illegal-transition', 'An authenticator app is set up: remove it first.');
      await tx.factors.setTotp({ accountId, secret: sealed, confirmedOn: null, lastStep: null });
    });
    return { secret: secret.base32, uri: totpUri(handle, secret.base32) };
  }

  /** @throws DomainError `invalid-input` where the code is wrong; `not-found` where nothing was offered. */
  async confirm({ accountId }: Caller, code: string): Promise<void> {
    await this.attempts.try([`confirm totp ${accountId}`], async () => {
      const step = await this.stepOf(accountId, code, 'offered');
      await this.unitOfWork.transact(async (tx) => {
        const totp = requireFound(await tx.factors.totp(accountId), 'authenticator app to confirm');
        if (totp.confirmedOn !== null || step === null || !(await tx.factors.takeStep(accountId, step)))
          throw new DomainError('invalid-input', 'That is not the code of the app.', { field: 'code' });
        await tx.factors.confirmTotp(accountId, new Date().toISOString().slice(0, 10));
        await tx.audit.record({
          action: 'factor.added',
          actorId: accountId,
          subjectId: accountId,
          details: { factor: 'totp' },
        });
      });
    });
  }

  /** @throws DomainError `not-found` where no app is set up; `recovery-codes-needed` where a passkey would stand alone. */
  async remove({ accountId }: Caller): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      requireFound(await tx.factors.totp(accountId), 'authenticator app');
      await tx.factors.removeTotp(accountId);
      if ((await methodsOf(tx, accountId)).length > 0 && !(await hasCodes(tx, accountId)))
        throw new DomainError(
          'recovery-codes-needed',
          'Make recovery codes first: a passkey would stand alone.',
        );
      await forgetCodesWithoutFactor(tx, accountId);
      await tx.audit.record({
        action: 'factor.removed',
        actorId: accountId,
        subjectId: accountId,
        details: { factor: 'totp' },
      });
    });
  }

  /** The time step that a code is right for; null where it is wrong, or no app is set up. */
  async stepOf(
    accountId: string,
    code: string,
    stage: 'offered' | 'confirmed' = 'confirmed',
  ): Promise<number | null> {
    const totp = await this.reads.factors.totp(accountId);
    if (totp === null || (totp.confirmedOn !== null) !== (stage === 'confirmed')) return null;
    const base32 = await this.key.open(totp.secret, accountId);
    if (base32 === null) return null;
    const now = Date.now();
    const token = code.replaceAll(/\s/g, '');
    const secret = Secret.fromBase32(base32);
    const delta = TOTP.validate({ ...FORM, secret, token, window: WINDOW, timestamp: now });
    return delta === null ? null : Math.floor(now / 1000 / FORM.period) + delta;
  }

  /** Takes the step: of two who send the same code, one gets true. */
  take(tx: WriteRepositories, accountId: string, step: number): Promise<boolean> {
    return tx.factors.takeStep(accountId, step);
  }
}

/** What opens an authenticator app with the secret in it. @param secret base 32. */
export function totpUri(handle: string, secret: string): string {
  return new TOTP({
    ...FORM,
    issuer: 'Concord',
    label: handle,
    secret: Secret.fromBase32(secret),
  }).toString();
}
