import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { type Caller, notFound, requireFound } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import type { PasskeyRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { Challenges } from './challenges.js';
import type { RelyingParty } from './relying-party.js';
import { makeCodes } from './recovery-codes.service.js';
import { forgetCodesWithoutFactor, hasCodes } from './second-factors.js';

const MOST = 20;
const TRANSPORTS: ReadonlySet<string> = new Set([
  'ble',
  'cable',
  'hybrid',
  'internal',
  'nfc',
  'smart-card',
  'usb',
]);

/** A passkey that answered rightly, and how often it has signed. */
export interface PasskeyUse {
  readonly id: string;
  readonly signCount: number;
}

/** A new passkey, and the codes that stand in for it where the account had none. */
export interface AddedPasskey {
  readonly passkey: PasskeyRecord;
  /** Shown now, and never again; null: there are some already. */
  readonly recoveryCodes: readonly string[] | null;
}

/** Passkeys as a second factor (WebAuthn level 3). Who made the authenticator is not asked. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly challenges: Challenges,
  ) {}

  list({ accountId }: Caller): Promise<PasskeyRecord[]> {
    return this.reads.factors.passkeys(accountId);
  }

  /** What a browser asks an authenticator to register. @throws DomainError `illegal-transition` beyond 20 passkeys. */
  async registration(caller: Caller, party: RelyingParty): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { handle, id } = requireFound(await this.reads.accounts.byId(caller.accountId), 'account');
    const known = await this.list(caller);
    if (known.length >= MOST)
      throw new DomainError('illegal-transition', `There are ${MOST} passkeys already: remove one first.`);
    const options = await generateRegistrationOptions({
      rpName: 'Concord',
      rpID: party.id,
      userName: handle,
      userID: Buffer.from(id),
      attestationType: 'none',
      excludeCredentials: known.map(descriptor),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    });
    await this.challenges.keep(caller.credential.id, options.challenge);
    return options;
  }

  /**
   * Adds a passkey. With the first one go ten recovery codes: a passkey alone shuts out whoever comes without its device, or
   * with a browser that runs no scripts.
   *
   * @throws DomainError `invalid-input` where the answer is not one to the challenge, or the passkey is known.
   */
  async add(caller: Caller, party: RelyingParty, name: string, response: object): Promise<AddedPasskey> {
    const expectedChallenge = await this.challenges.take(caller.credential.id);
    const verified = await verify(() =>
      expectedChallenge === null
        ? null
        : verifyRegistrationResponse({
            response: response as RegistrationResponseJSON,
            ...{ expectedChallenge, expectedOrigin: party.origin, expectedRPID: party.id },
            requireUserVerification: false,
          }),
    );
    if (verified?.verified !== true) throw unfit('The passkey does not answer what was asked of it.');
    const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
    const passkey: PasskeyRecord = {
      ...{ id, name, accountId: caller.accountId, signCount: counter, addedOn: today(), lastUsedOn: null },
      publicKey: Buffer.from(publicKey).toString('base64url'),
      transports: (transports ?? []).filter((transport) => TRANSPORTS.has(transport)),
    };
    return this.unitOfWork.transact(async (tx) => {
      await tx.accounts.lock(caller.accountId);
      if (!(await tx.factors.addPasskey(passkey))) throw unfit('This passkey is known already.');
      await tx.audit.record({
        action: 'factor.added',
        actorId: caller.accountId,
        subjectId: caller.accountId,
        details: { factor: 'passkey' },
      });
      const codes = (await hasCodes(tx, caller.accountId)) ? null : await makeCodes(tx, caller.accountId);
      return { passkey, recoveryCodes: codes };
    });
  }

  /** @throws DomainError `not-found`. */
  async remove({ accountId }: Caller, id: string): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      if (!(await tx.factors.removePasskey(id, accountId))) throw notFound('passkey');
      await forgetCodesWithoutFactor(tx, accountId);
      await tx.audit.record({
        action: 'factor.removed',
        actorId: accountId,
        subjectId: accountId,
        details: { factor: 'passkey' },
      });
    });
  }

  /** What a browser asks the authenticators of the account to sign. */
  async challenge(caller: Caller, party: RelyingParty): Promise<PublicKeyCredentialRequestOptionsJSON> {
    const options = await generateAuthenticationOptions({
      rpID: party.id,
      allowCredentials: (await this.list(caller)).map(descriptor),
      userVerification: 'preferred',
    });
    await this.challenges.keep(caller.credential.id, options.challenge);
    return options;
  }

  /**
   * The passkey that has signed the session's challenge; null where none has. A counter that does not grow means that the
   * authenticator was copied (WebAuthn, section 6.1.1): refused.
   */
  async answeredBy(caller: Caller, party: RelyingParty, response: object): Promise<PasskeyUse | null> {
    const expectedChallenge = await this.challenges.take(caller.credential.id);
    const answer = response as AuthenticationResponseJSON;
    const passkey = (await this.list(caller)).find(({ id }) => id === answer.id);
    if (expectedChallenge === null || passkey === undefined) return null;
    const verified = await verify(() =>
      verifyAuthenticationResponse({
        response: answer,
        ...{ expectedChallenge, expectedOrigin: party.origin, expectedRPID: party.id },
        credential: {
          id: passkey.id,
          publicKey: Buffer.from(passkey.publicKey, 'base64url'),
          counter: passkey.signCount,
        },
        requireUserVerification: false,
      }),
    );
    if (verified?.verified !== true) return null;
    return { id: passkey.id, signCount: verified.authenticationInfo.newCounter };
  }
}

/** The library throws at whatever is wrong with an answer, in words about its insides. */
async function verify<T>(verification: () => Promise<T> | null): Promise<T | null> {
  try {
    return await verification();
  } catch {
    return null;
  }
}

function descriptor({ id, transports }: PasskeyRecord): { id: string; transports: string[] } {
  return { id, transports: [...transports] };
}

function unfit(sentence: string): DomainError {
  return new DomainError('invalid-input', sentence, { field: 'response' });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
