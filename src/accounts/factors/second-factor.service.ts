import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { Attempts, type Budget } from '../sign-in/attempts.js';
import { Devices } from '../sign-in/devices.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import type { SignedInSession } from '../sign-in/sign-in.service.js';
import { type Proof, Proofs } from './proofs.js';

/** Somebody who is signed in now. */
type Proved = Pick<SignedInSession, 'session' | 'device'>;

const FREE = { session: 5, account: 20 } as const;

/** The second step of signing in. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: Attempts,
    private readonly sessions: SessionsService,
    private readonly devices: Devices,
    private readonly proofs: Proofs,
  ) {}

  /**
   * Signs the caller in under a new secret.
   *
   * @param device the mark of the browser: one that is known to be the account's has a budget of its own.
   * @throws DomainError `unauthenticated` where the proof is wrong, or used up; `too-many-attempts`.
   */
  async prove(caller: Caller, proof: Proof, device: string | null): Promise<Proved> {
    const isKnown = await this.devices.isOf(device, caller.accountId);
    const session = await this.attempts.try(namesOf(caller, isKnown ? device : null), async () => {
      const taking = await this.proofs.examine(caller, proof);
      if (taking === null) throw wrong();
      return this.unitOfWork.transact(async (tx) => {
        if (!(await taking(tx))) throw wrong();
        return this.sessions.replace(tx, caller);
      });
    });
    return { session, device: await this.devices.markFor(session) };
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
