import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { unauthenticated } from '../../http/access.js';
import type { Authenticator, SignedIn } from '../../http/authenticator.js';
import { TokensService } from '../tokens/tokens.service.js';
import { networkOf } from './attempt-names.js';
import { Attempts } from './attempts.js';
import { SessionsService } from './sessions.service.js';

/** Bad tokens of one address, before each further one has to wait. */
const FREE_BAD_TOKENS = 50;

/** Answers the guard: who is calling. */
@Injectable()
export class AuthenticationService implements Authenticator {
  constructor(
    private readonly tokens: TokensService,
    private readonly sessions: SessionsService,
    private readonly attempts: Attempts,
  ) {}

  /** A good token is never made to wait, whatever comes from the same address: it may be a proxy's, or that of Tor. */
  async byToken(token: string, address: string): Promise<Caller> {
    const caller = await this.tokens.authenticate(token);
    if (caller !== null) return caller;
    this.attempts.fail([{ name: `token ${networkOf(address)}`, free: FREE_BAD_TOKENS }]);
    throw unauthenticated();
  }

  async bySession(secret: string): Promise<SignedIn | null> {
    const found = await this.sessions.find(secret);
    if (found === null) return null;
    const { session, account, grants } = found;
    const awaitsSecondFactor = session.stage === 'second-factor';
    return {
      caller: {
        accountId: account.id,
        credential: { kind: 'session', id: session.id },
        grants: awaitsSecondFactor ? [] : grants,
      },
      awaitsSecondFactor,
    };
  }
}
