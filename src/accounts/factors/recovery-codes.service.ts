import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { DomainError } from '../../domain/errors.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { makeCode } from '../one-time-code.js';
import { methodsOf } from './second-factors.js';

const CODES = 10;

/** Ten codes, each good once, for the day on which the other factor is lost. */
@Injectable()
export class RecoveryCodesService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * New codes in place of the old ones. They are in the answer and nowhere else.
   *
   * @throws DomainError `illegal-transition` where there is no factor that they could stand in for.
   */
  async make({ accountId }: Caller): Promise<readonly string[]> {
    return this.unitOfWork.transact(async (tx) => {
      await tx.accounts.lock(accountId);
      if ((await methodsOf(tx, accountId)).length === 0)
        throw new DomainError(
          'illegal-transition',
          'There is no second factor yet that codes could stand in for.',
        );
      return makeCodes(tx, accountId);
    });
  }
}

/** Ten new codes in place of those that an account has. */
export async function makeCodes(tx: WriteRepositories, accountId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: CODES }, makeCode);
  await tx.factors.setRecoveryCodes(
    accountId,
    codes.map(({ hash }) => hash),
  );
  const who = { actorId: accountId, subjectId: accountId };
  await tx.audit.record({ action: 'recovery-codes.made', ...who, details: {} });
  return codes.map(({ text }) => text);
}
