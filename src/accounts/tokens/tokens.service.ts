import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { common, type Grants, grantsOf, isWithin, type Role } from '../../domain/accounts/grants.js';
import { DomainError } from '../../domain/errors.js';
import type { TokenRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import type { TokenHolder } from '../../persistence/repositories/tokens.repository.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { today } from '../days.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { isSecret, type MintedToken, mintToken, readToken } from './api-token.js';

/** What a new token may do. */
export interface TokenWish {
  /** What its owner calls it. */
  readonly name: string;
  readonly role: Role;
  readonly languages: readonly string[];
  /** ISO 8601 UTC; null: it does not expire. */
  readonly expiresAt: string | null;
}

/** A token whose text is shown now, and never again. */
export interface MadeToken {
  readonly token: string;
  readonly record: TokenRecord;
}

/** API tokens: each may do what it was made for, as far as its owner still may. */
@Injectable()
export class TokensService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  /** The caller that a token speaks for; null where it is unknown, expired or revoked, or its account closed. */
  async authenticate(text: string): Promise<Caller | null> {
    const presented = readToken(text);
    if (presented === null) return null;
    const holder = await this.reads.tokens.byPrefix(presented.prefix);
    const right = isSecret(presented.secret, holder?.token.hash ?? null);
    if (!right || holder === null || !isGood(holder, new Date().toISOString())) return null;
    await this.noteUse(holder.token);
    const { id, accountId, role, languages } = holder.token;
    const grants = common(grantsOf(role, languages), await this.reads.accounts.grants(accountId));
    return { accountId, credential: { kind: 'token', id }, grants };
  }

  /**
   * Makes a token of the caller's.
   *
   * @throws DomainError `unknown-language`, `invalid-input`; `forbidden` where it would do more than the caller may;
   *   `wrong-passphrase`, `too-many-attempts`.
   */
  async make(wish: TokenWish, caller: Caller, passphrase: string | undefined): Promise<MadeToken> {
    const { accountId } = caller;
    const grants = grantsOf(wish.role, wish.languages);
    await this.reauthentication.confirm(caller, passphrase);
    return this.unitOfWork.transact(async (tx) => {
      if (!isWithin(grants, await tx.accounts.grants(accountId)))
        throw new DomainError('forbidden', 'A token may do no more than you may.', { field: 'role' });
      return insertToken(tx, wish, grants, { accountId, actorId: accountId });
    });
  }

  /** The caller's own, oldest first. */
  list({ accountId }: Caller): Promise<TokenRecord[]> {
    return this.reads.tokens.ofAccount(accountId);
  }

  /** Everybody's, oldest first: for the operator. */
  listAll(): Promise<TokenHolder[]> {
    return this.reads.tokens.all();
  }

  /**
   * @param caller whose token it is; null: the operator, who may end any.
   * @throws DomainError `not-found` where no such token is in force.
   */
  async revoke(prefix: string, caller: Caller | null): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      const holder = await tx.tokens.byPrefix(prefix);
      const isTheirs = caller === null || holder?.account.id === caller.accountId;
      if (holder === null || !isTheirs || !(await tx.tokens.revoke(prefix, new Date().toISOString())))
        throw new DomainError('not-found', `No token in force begins with concord_${prefix}_.`);
      const who = { actorId: caller?.accountId ?? null, subjectId: holder.account.id };
      await tx.audit.record({ action: 'token.revoked', ...who, details: { prefix } });
    });
  }

  /** Once a day at most. */
  private async noteUse({ id, accountId, lastUsedOn }: TokenRecord): Promise<void> {
    const day = today();
    if (lastUsedOn === day) return;
    await this.unitOfWork.transact(async (tx) => {
      await tx.tokens.used(id, day);
      await tx.accounts.seen(accountId, day);
    });
  }
}

/** For the transaction that makes a token of an account. */
export async function insertToken(
  tx: WriteRepositories,
  { name, role, expiresAt }: TokenWish,
  grants: Grants,
  { accountId, actorId }: { readonly accountId: string; readonly actorId: string | null },
): Promise<MadeToken> {
  const minted: MintedToken = mintToken();
  const { prefix, hash } = minted;
  const languages = role === 'coordinator' ? [] : grants.map(({ language }) => language);
  const record: TokenRecord = {
    ...{ id: randomUUID(), prefix, hash, accountId, name, role, languages, expiresAt },
    ...{ revokedAt: null, lastUsedOn: null, createdAt: new Date().toISOString() },
  };
  await tx.tokens.insert(record);
  const who = { actorId, subjectId: accountId };
  await tx.audit.record({ action: 'token.created', ...who, details: { prefix, role, languages } });
  return { token: minted.token, record };
}

/** True where the token is neither revoked nor expired. */
export function isInForce(token: Pick<TokenRecord, 'revokedAt' | 'expiresAt'>, now: string): boolean {
  return token.revokedAt === null && (token.expiresAt === null || token.expiresAt > now);
}

function isGood({ token, account }: TokenHolder, now: string): boolean {
  return isInForce(token, now) && account.disabledAt === null && account.deletedOn === null;
}
