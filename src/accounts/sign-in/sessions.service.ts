import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Caller, notFound } from '../../domain/accounts/caller.js';
import type { Grants } from '../../domain/accounts/grants.js';
import { unauthenticated } from '../../http/access.js';
import type { AccountRecord, SessionRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { methodsOf } from '../factors/second-factors.js';
import { isOver, limitsOf, LONGEST_IDLE_MS, TOUCH_AFTER_MS } from './session-limits.js';

/** A session that has just begun; the secret is for the cookie, and stored nowhere. */
export interface BegunSession {
  readonly id: string;
  readonly accountId: string;
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
    const stage = (await methodsOf(tx, accountId)).length > 0 ? 'second-factor' : 'signed-in';
    return insert(tx, { accountId, via, shared, stage }, now);
  }

  /**
   * Begins a session of somebody whose passphrase was right. Null where it was changed, or the account closed, while it
   * was looked at.
   */
  beginByPassphrase({ id, passphraseHash }: AccountRecord, shared: boolean): Promise<BegunSession | null> {
    return this.unitOfWork.transact(async (tx) => {
      const account = await tx.accounts.lock(id);
      if (account?.passphraseHash !== passphraseHash) return null;
      return isClosed(account) ? null : this.begin(tx, id, 'passphrase', shared);
    });
  }

  /**
   * A session under a new id and secret takes the place of the caller's, signed in: the second factor was right, or the
   * passphrase is a new one. Whoever has copied the old secret is out.
   *
   * @throws DomainError `unauthenticated` where the session, or its account, was closed meanwhile.
   */
  async replace(tx: WriteRepositories, { credential, accountId }: Caller): Promise<BegunSession> {
    const old = await tx.sessions.byId(credential.id);
    if (old === null || !(await tx.sessions.end(old.id, accountId))) throw unauthenticated();
    const { via, shared } = old;
    return insert(tx, { accountId, via, shared, stage: 'signed-in' }, Date.now());
  }

  /** The session that a cookie's secret stands for; null where there is none, it is over, or its account is closed. */
  async find(secret: string): Promise<LiveSession | null> {
    const session = await this.reads.sessions.byHash(hashOf(secret));
    const now = Date.now();
    if (session === null || isOver(session, now)) return null;
    const account = await this.reads.accounts.byId(session.accountId);
    if (account === null || isClosed(account)) return null;
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

  private async touch(session: SessionRecord, now: number): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      await tx.sessions.touch(session.id, iso(now));
      await tx.accounts.seen(session.accountId, iso(now).slice(0, 10));
    });
  }
}

function isClosed({ disabledAt, deletedOn }: AccountRecord): boolean {
  return disabledAt !== null || deletedOn !== null;
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
  return { id, accountId: what.accountId, secret, stage, shared, expiresAt };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
