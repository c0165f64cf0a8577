import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../../domain/errors.js';
import { sessionSecret } from '../../http/session-cookie.js';
import type { AccountRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { isJustUsed, justUsed } from '../invitations/codes.js';
import { type JoinWish, JoinService } from '../invitations/join.service.js';
import { hashOfCode } from '../one-time-code.js';
import { SessionsService } from '../sign-in/sessions.service.js';
import { SignInService, type SignedInSession } from '../sign-in/sign-in.service.js';

/** Somebody who joins on a page, with a passphrase. */
export type Arrival = JoinWish & { readonly by: { readonly passphrase: string } };

/**
 * Who arrives on a page: they may be signed in already, or join, where a form may be sent twice, or its answer be lost on
 * the way.
 */
@Injectable()
export class Arrivals {
  constructor(
    private readonly reads: Reads,
    private readonly joining: JoinService,
    private readonly signIn: SignInService,
    private readonly sessions: SessionsService,
  ) {}

  /** The handle of who is signed in with this browser already; null: nobody, or the second factor is still to come. */
  async whoIsIn({ headers }: Pick<FastifyRequest, 'headers'>): Promise<string | null> {
    const secret = sessionSecret(headers.cookie);
    const live = secret === null ? null : await this.sessions.find(secret);
    return live?.session.stage === 'signed-in' ? live.account.handle : null;
  }

  /**
   * Joins. Where somebody has joined with the code just now, under this handle (or a random one) and with this passphrase,
   * it was the same person: they sign in.
   *
   * @throws DomainError as `JoinService.join`; `code-refused` that `isJustUsed` where it was somebody else.
   */
  async join(wish: Arrival): Promise<Pick<SignedInSession, 'session' | 'device'>> {
    try {
      return await this.joining.join(wish);
    } catch (error) {
      const account = hasCode(error, 'code-refused') ? await this.justJoined(wish) : null;
      if (account === null) throw error;
      return this.comeBack(account, wish);
    }
  }

  private async comeBack(account: AccountRecord, wish: Arrival): Promise<SignedInSession> {
    const { shared, address, earlier } = wish;
    const { passphrase } = wish.by;
    const who = { handle: account.handle, passphrase, device: null };
    try {
      return await this.signIn.signIn({ ...who, shared, address, earlier });
    } catch (error) {
      throw hasCode(error, 'unauthenticated') ? justUsed() : error;
    }
  }

  /** Who has joined with the code just now; null where nobody has. @throws DomainError where it is another handle. */
  private async justJoined({ code, handle }: Arrival): Promise<AccountRecord | null> {
    const hash = hashOfCode(code);
    const invitation = hash === null ? null : await this.reads.invitations.byHash(hash);
    if (invitation === null || !isJustUsed(invitation)) return null;
    const account = await this.reads.accounts.byId(invitation.usedById ?? '');
    const typed = handle?.trim().toLowerCase() ?? account?.handle;
    if (account?.handle !== typed) throw justUsed();
    return account;
  }
}

function hasCode(error: unknown, code: DomainError['code']): boolean {
  return error instanceof DomainError && error.code === code;
}
