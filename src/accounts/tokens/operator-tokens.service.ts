import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Grants, grantsOf, isWithin } from '../../domain/accounts/grants.js';
import { DomainError } from '../../domain/errors.js';
import type { AccountRecord } from '../../persistence/people-records.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { insertAccount, readHandle } from '../handles.js';
import { insertToken, type TokenWish } from './tokens.service.js';

/** A token that the operator makes. */
export interface OperatorTokenWish extends Omit<TokenWish, 'name'> {
  /** An account that exists gets a further token; null: a new account under a random handle. */
  readonly handle: string | null;
}

/** Tokens made on the machine itself: for programs, and for whoever has no browser. */
@Injectable()
export class OperatorTokensService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Makes a token. Its text is in the answer and nowhere else.
   *
   * @throws DomainError `unknown-language`; `invalid-input` where role and languages do not fit or the handle is none;
   *   `forbidden` where the account may not do that much itself.
   */
  async make(wish: OperatorTokenWish): Promise<{ readonly token: string; readonly handle: string }> {
    const grants = grantsOf(wish.role, wish.languages);
    const handle = wish.handle === null ? null : readHandle(wish.handle);
    return this.unitOfWork.transact(async (tx) => {
      const account = await accountFor(tx, handle, grants);
      const { token } = await insertToken(tx, { ...wish, name: '' }, grants, {
        accountId: account.id,
        actorId: null,
      });
      return { token, handle: account.handle };
    });
  }
}

async function accountFor(
  tx: WriteRepositories,
  handle: string | null,
  grants: Grants,
): Promise<AccountRecord> {
  const existing = handle === null ? null : await tx.accounts.byHandle(handle);
  if (existing !== null) {
    if (!isWithin(grants, await tx.accounts.grants(existing.id)))
      throw new DomainError('forbidden', `${existing.handle} may not do that much: give the role first.`);
    return existing;
  }
  const createdAt = new Date().toISOString();
  const account = await insertAccount(tx, handle, {
    ...{ id: randomUUID(), createdAt, passphraseHash: null, uiLanguage: null },
  });
  await tx.accounts.setGrants(account.id, grants);
  const who = { actorId: null, subjectId: account.id };
  await tx.audit.record({ action: 'account.joined', ...who, details: { roles: grants } });
  return account;
}
