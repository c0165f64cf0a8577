import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { notFound } from '../../domain/accounts/caller.js';
import type { Grants } from '../../domain/accounts/grants.js';
import type { AccountRecord, SessionRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { isOver, limitsOf, LONGEST_IDLE_MS, TOUCH_AFTER_MS } from './session-limits.js';

/** A session that has just begun; the secret is for the cookie, and stored nowhere. */
export interface BegunSession {
  readonly id: string;
  /** 256 random bits, base64url. */
  readonly secret: string;
  readonly stage: SessionRecord['stage'];
  readonly shared: boolean;
  /** The absolute limit, ISO 8601 UTC. */
  readonly expiresAt: string;
}

/** A session in force and whose it is. */
export interface LiveSession {
  readonly session: SessionRecord;
  readonly account: AccountRecord;
  readonly grants: Grants;
}

/** Who is signed in where. A session is known by a secret of which only the hash is stored. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Begins a session under a new secret. It opens nothing but the second factor where the account has one; who has just
   * joined has none.
   */
  async begin(
    tx: WriteRepositories,
    accountId: string,
    via: SessionRecord['via'],
    shared: boolean,
  ): Promise<BegunSession> {
    const now = Date.now();
    await tx.sessions.forgetOver(iso(now), iso(now - LONGEST_IDLE_MS));
    const stage = (await hasSecondFactor(tx, accountId)) ? 'second-factor' : 'signed-in';
    return insert(tx, { accountId, via, shared, stage }, now);
  }

  /** The second factor was right: another session, under another secret, takes the place of the one that waited for it. */
  async promote(tx: WriteRepositories, waiting: SessionRecord): Promise<BegunSession> {
    return this.replace(tx, waiting);
  }

  /** The same session goes on, signed in, under a new id and secret. */
  async renew(tx: WriteRepositories, id: string, accountId: string): Promise<BegunSession> {
    const old = (await tx.sessions.ofAccount(accountId)).find((session) => session.id === id);
    if (old === undefined) throw notFound('session');
    return this.replace(tx, old);
  }

  /** The session that a cookie's secret stands for; null where there is none, it is over, or its account is closed. */
  async find(secret: string): Promise<LiveSession | null> {
    const session = await this.reads.sessions.byHash(hashOf(secret));
    const now = Date.now();
    if (session === null || isOver(session, now)) return null;
    const account = await this.reads.accounts.byId(session.accountId);
    if (account?.disabledAt !== null || account.deletedOn !== null) return null;
    const grants = await this.reads.accounts.grants(account.id);
    if (session.stage === 'signed-in' && now - Date.parse(session.usedAt) >= TOUCH_AFTER_MS)
      await this.touch(session, now);
    return { session, account, grants };
  }

  /** Newest first, without those that are over. */
  async list(caller: Caller): Promise<SessionRecord[]> {
    const now = Date.now();
    return (await this.reads.sessions.ofAccount(caller.accountId)).filter((one) => !isOver(one, now));
  }

  /** @throws DomainError `not-found` where the caller has no such session. */
  async end(id: string, accountId: string): Promise<void> {
    if (!(await this.unitOfWork.transact((tx) => tx.sessions.end(id, accountId)))) throw notFound('session');
  }

  /** Ends every session of the caller but the one that asks. */
  async endOthers(caller: Caller): Promise<void> {
    await this.unitOfWork.transact((tx) => tx.sessions.endOf(caller.accountId, caller.credential.id));
  }

  /** Ends the session that a secret stands for, if there is one. */
  async endBySecret(secret: string): Promise<void> {
    const session = await this.reads.sessions.byHash(hashOf(secret));
    if (session !== null)
      await this.unitOfWork.transact((tx) => tx.sessions.end(session.id, session.accountId));
  }

  private async replace(tx: WriteRepositories, old: SessionRecord): Promise<BegunSession> {
    const { accountId, via, shared } = old;
    if (!(await tx.sessions.end(old.id, accountId))) throw notFound('session');
    return insert(tx, { accountId, via, shared, stage: 'signed-in' }, Date.now());
  }

  private async touch(session: SessionRecord, now: number): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      await tx.sessions.touch(session.id, iso(now));
      await tx.accounts.seen(session.accountId, iso(now).slice(0, 10));
    });
  }
}

/** True where the account has a second factor that was proved to work. */
export async function hasSecondFactor(
  { factors }: Pick<Reads | WriteRepositories, 'factors'>,
  accountId: string,
): Promise<boolean> {
  const totp = await factors.totp(accountId);
  return (totp !== null && totp.confirmedOn !== null) || (await factors.passkeys(accountId)).length > 0;
}

async function insert(
  tx: WriteRepositories,
  what: Pick<SessionRecord, 'accountId' | 'via' | 'shared' | 'stage'>,
  now: number,
): Promise<BegunSession> {
  const { stage, shared } = what;
  const id = randomUUID();
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = iso(now + limitsOf(what).absolute);
  const times = { createdAt: iso(now), usedAt: iso(now), expiresAt };
  await tx.sessions.insert({ ...what, ...times, id, hash: hashOf(secret), challenge: null });
  if (stage === 'signed-in') await tx.accounts.seen(what.accountId, iso(now).slice(0, 10));
  return { id, secret, stage, shared, expiresAt };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
