import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors.js';
import { Reads } from '../../persistence/reads.js';
import { type Method, methodsOf } from '../factors/second-factors.js';
import { signInNames } from './attempt-names.js';
import { Attempts } from './attempts.js';
import { Devices } from './devices.js';
import { Passphrases } from './passphrases.js';
import { type BegunSession, SessionsService } from './sessions.service.js';

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
    private readonly passphrases: Passphrases,
    private readonly attempts: Attempts,
    private readonly devices: Devices,
  ) {}

  /** @throws DomainError `unauthenticated`; `too-many-attempts`. */
  async signIn(wish: SignInWish): Promise<SignedInSession> {
    const handle = wish.handle.trim().toLowerCase();
    const account = await this.reads.accounts.byHandle(handle);
    const isKnown = await this.devices.isOf(wish.device, account?.id ?? '');
    const names = signInNames(handle, wish.address, isKnown ? wish.device : null);
    const session = await this.attempts.try(names, async () => {
      const right = await this.passphrases.isRight(wish.passphrase, account?.passphraseHash ?? null);
      if (!right || account === null) throw refused();
      const begun = await this.sessions.beginByPassphrase(account, wish.shared);
      if (begun === null) throw refused();
      return begun;
    });
    if (wish.earlier !== null) await this.sessions.endBySecret(wish.earlier);
    const methods = session.stage === 'signed-in' ? [] : await methodsOf(this.reads, session.accountId);
    return { session, methods, device: await this.devices.markFor(session) };
  }
}

function refused(): DomainError {
  return new DomainError('unauthenticated', 'Handle and passphrase do not belong together.');
}
