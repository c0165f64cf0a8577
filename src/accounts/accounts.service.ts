import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Caller, requireFound } from '../domain/accounts/caller.js';
import { common, type Grants, grantsOf, isWithin, type Role } from '../domain/accounts/grants.js';
import { DomainError } from '../domain/errors.js';
import { Reads } from '../persistence/reads.js';
import type { AccountRecord, TokenRecord } from '../persistence/people-records.js';
import type { TokenHolder } from '../persistence/repositories/tokens.repository.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import type { WriteRepositories } from '../persistence/write-repositories.js';
import { isSecret, mintToken, readToken } from './api-token.js';
import { randomHandle } from './random-handle.js';

/** What a new token may do. */
export interface TokenWish {
  readonly role: Role;
  readonly languages: readonly string[];
  /** An account that exists gets a further token; null: a new account under a random handle. */
  readonly handle: string | null;
  /** ISO 8601 UTC; null: it does not expire. */
  readonly expiresAt: string | null;
}

const HANDLE = /^[a-z0-9][a-z0-9-]{0,39}$/;
const ATTEMPTS = 5;

/** Accounts and the API tokens they act with. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async authenticate(token: string): Promise<Caller | null> {
    const presented = readToken(token);
    if (presented === null) return null;
    const holder = await this.reads.tokens.byPrefix(presented.prefix);
    const right = isSecret(presented.secret, holder?.token.hash ?? null);
    if (!right || holder === null || !isGood(holder, new Date().toISOString())) return null;
    const { id, accountId, role, languages } = holder.token;
    const grants = common(grantsOf(role, languages), await this.reads.accounts.grants(accountId));
    return { accountId, credential: { kind: 'token', id }, grants };
  }

  /** The account behind a caller. */
  async account(caller: Caller): Promise<AccountRecord> {
    return requireFound(await this.reads.accounts.byId(caller.accountId), 'account');
  }

  /** The handles of accounts, for their own team; what is forgotten has none. */
  async handles(accountIds: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(accountIds.filter((id) => id !== null))];
    const accounts = await Promise.all(ids.map((id) => this.reads.accounts.byId(id)));
    return new Map(accounts.filter((account) => account !== null).map(({ id, handle }) => [id, handle]));
  }

  /**
   * Makes a token. Its text is in the answer and nowhere else.
   *
   * @throws DomainError `unknown-language`; `invalid-input` where role and languages do not fit or the handle is none;
   *   `forbidden` where the account may not do that much itself.
   */
  async createToken(wish: TokenWish): Promise<{ readonly token: string; readonly handle: string }> {
    const grants = grantsOf(wish.role, wish.languages);
    refuseUnfit(wish.handle);
    const minted = mintToken();
    const createdAt = new Date().toISOString();
    const handle = await this.unitOfWork.transact(async (tx) => {
      const account = await accountFor(tx, wish.handle, grants, createdAt);
      await tx.tokens.insert({
        id: randomUUID(),
        prefix: minted.prefix,
        hash: minted.hash,
        accountId: account.id,
        name: '',
        role: wish.role,
        languages: wish.role === 'coordinator' ? [] : grants.map(({ language }) => language),
        expiresAt: wish.expiresAt,
        revokedAt: null,
        lastUsedOn: null,
        createdAt,
      });
      return account.handle;
    });
    return { token: minted.token, handle };
  }

  tokens(): Promise<TokenHolder[]> {
    return this.reads.tokens.all();
  }

  /** @throws DomainError `not-found` where no such token is in force. */
  async revokeToken(prefix: string): Promise<void> {
    const now = new Date().toISOString();
    const revoked = await this.unitOfWork.transact((tx) => tx.tokens.revoke(prefix, now));
    if (!revoked) throw new DomainError('not-found', `No token in force begins with concord_${prefix}_.`);
  }
}

function isGood({ token, account }: TokenHolder, now: string): boolean {
  return isInForce(token, now) && account.disabledAt === null;
}

/** True where the token is neither revoked nor expired. */
export function isInForce(token: Pick<TokenRecord, 'revokedAt' | 'expiresAt'>, now: string): boolean {
  return token.revokedAt === null && (token.expiresAt === null || token.expiresAt > now);
}

function refuseUnfit(handle: string | null): void {
  if (handle !== null && !HANDLE.test(handle)) {
    throw new DomainError('invalid-input', 'A handle is 1 to 40 of a–z, 0–9 and hyphens.', {
      field: 'handle',
    });
  }
}

async function accountFor(
  tx: WriteRepositories,
  handle: string | null,
  grants: Grants,
  createdAt: string,
): Promise<AccountRecord> {
  const existing = handle === null ? null : await tx.accounts.byHandle(handle);
  if (existing !== null) {
    if (!isWithin(grants, await tx.accounts.grants(existing.id)))
      throw new DomainError('forbidden', `${existing.handle} may not do that much: give the role first.`);
    return existing;
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const account = {
      ...{ id: randomUUID(), handle: handle ?? randomHandle(attempt), createdAt, disabledAt: null },
      ...{ passphraseHash: null, uiLanguage: null, lastSeenOn: null, deletedOn: null },
    };
    if (!(await tx.accounts.insert(account))) continue;
    await tx.accounts.setGrants(account.id, grants);
    return account;
  }
  throw new DomainError('unavailable', 'No free handle was found: try again.');
}
