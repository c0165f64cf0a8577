import { Injectable } from '@nestjs/common';
import { Reads } from '../../persistence/reads.js';
import { type Method, methodsOf } from '../factors/second-factors.js';
import { Devices } from './devices.js';
import { type BegunSession, SessionsService } from './sessions.service.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** What somebody says who wants to come in, and whence. */
export interface SignInWish {
  readonly handle: string;
  readonly passphrase: string;
  /** The computer is not theirs. */
  readonly shared: boolean;
  /** Of the socket; counted by in memory, written nowhere. */
  readonly address: string;
  /** The mark of the device cookie. */
  readonly device: string | null;
  /** The secret of a session that the browser still has: it ends. */
  readonly earlier: string | null;
}

/** What the browser is given. */
export interface SignedInSession {
  readonly session: BegunSession;
  /** By what the second factor may be shown; none where the session is signed in. */
  readonly methods: readonly Method[];
  /** For the device cookie; null where the browser must not be known again, or is not signed in yet. */
  readonly device: string | null;
}

/** Signing in with a handle and a passphrase. Handles that exist and those that do not cannot be told apart. */
@Injectable()
export class SignInService {
  constructor(
    private readonly reads: Reads,
    private readonly sessions: SessionsService,
    private readonly devices: Devices,
    private readonly attempts: SignInAttempts,
  ) {}

  /** @throws DomainError `unauthenticated`; `too-many-attempts`; `unavailable` where too many sign in. */
  async signIn(wish: SignInWish): Promise<SignedInSession> {
    const session = await this.attempts.make(wish, (account) =>
      this.sessions.beginByPassphrase(account, wish.shared),
    );
    if (wish.earlier !== null) await this.sessions.endBySecret(wish.earlier);
    const methods = session.stage === 'signed-in' ? [] : await methodsOf(this.reads, session.accountId);
    return { session, methods, device: await this.devices.markFor(session) };
  }
}
