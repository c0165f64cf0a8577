import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';

/** What an account has to show a second factor with. */
export interface FactorsOverview {
  readonly totp: { readonly addedOn: string } | null;
  readonly passkeys: number;
  readonly recoveryCodesLeft: number;
}

@Injectable()
export class FactorsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Nothing is asked for after the passphrase any more. */
  async removeAll({ accountId }: Caller): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      await tx.factors.removeTotp(accountId);
      for (const { id } of await tx.factors.passkeys(accountId))
        await tx.factors.removePasskey(id, accountId);
      await tx.factors.setRecoveryCodes(accountId, []);
      const who = { actorId: accountId, subjectId: accountId };
      await tx.audit.record({ action: 'factor.removed', ...who, details: { factor: 'all' } });
    });
  }

  async overview({ accountId }: Caller): Promise<FactorsOverview> {
    const { factors } = this.reads;
    const totp = await factors.totp(accountId);
    const codes = await factors.recoveryCodes(accountId);
    const addedOn = totp?.confirmedOn ?? null;
    return {
      totp: addedOn === null ? null : { addedOn },
      passkeys: (await factors.passkeys(accountId)).length,
      recoveryCodesLeft: codes.filter(({ usedOn }) => usedOn === null).length,
    };
  }
}
