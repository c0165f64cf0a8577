import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JoinService } from '../invitations/join.service.js';
import { type BegunSession, SessionsService } from '../sign-in/sessions.service.js';
import { IdentitiesService, linkIdentity } from './identities.service.js';
import type { ProviderIdentity } from './openid-provider.js';

/** The invitation that somebody joins with, and whence. */
export interface ElsewhereJoin {
  readonly code: string;
  /** BCP 47; null: what the browser asks for. */
  readonly uiLanguage: string | null;
  /** The computer is not theirs. */
  readonly shared: boolean;
  /** Of the socket; counted by in memory, written nowhere. */
  readonly address: string;
}

/** What somebody does here who has signed in at the provider. */
@Injectable()
export class ElsewhereService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsService,
    private readonly joining: JoinService,
    private readonly identities: IdentitiesService,
  ) {}

  /**
   * Begins a session of whoever the identity belongs to; a second factor that they have here is asked for as always.
   *
   * @param shared the computer is not theirs.
   * @throws DomainError `unknown-identity` where it is nobody's, or theirs whose account is closed.
   */
  signIn({ issuer, subject }: ProviderIdentity, shared: boolean): Promise<BegunSession> {
    return this.unitOfWork.transact(async (tx) => {
      const identity = await tx.factors.identity(issuer, subject);
      const account = identity === null ? null : await tx.accounts.lock(identity.accountId);
      if (account?.disabledAt !== null || account.deletedOn !== null) throw unknown();
      return this.sessions.begin(tx, account.id, 'oidc', shared);
    });
  }

  /**
   * Joins with an invitation, under a random handle and without a passphrase. Who is known by the identity already signs
   * in, and the invitation stays good.
   *
   * @throws DomainError `code-refused`, `too-many-attempts`, `unknown-identity`.
   */
  async join(identity: ProviderIdentity, wish: ElsewhereJoin): Promise<BegunSession> {
    const { issuer, subject } = identity;
    if ((await this.reads.factors.identity(issuer, subject)) !== null)
      return this.signIn(identity, wish.shared);
    const { session } = await this.joining.join({
      ...{ ...wish, handle: null, earlier: null },
      by: { link: (tx, accountId) => linkIdentity(tx, accountId, identity) },
    });
    return session;
  }

  /**
   * Links the identity with the account of the session that went for it, if the browser is still in that session.
   *
   * @throws DomainError `provider-refused` where it is not; `identity-taken`.
   */
  async link(identity: ProviderIdentity, sessionId: string, secret: string | null): Promise<void> {
    const live = secret === null ? null : await this.sessions.find(secret);
    if (live?.session.id !== sessionId || live.session.stage !== 'signed-in')
      throw new DomainError('provider-refused', 'The session in which this was begun is over.');
    await this.identities.link(live.account.id, identity);
  }

  /** The session that the browser had before ends. */
  async endEarlier(secret: string | null): Promise<void> {
    if (secret !== null) await this.sessions.endBySecret(secret);
  }
}

function unknown(): DomainError {
  return new DomainError(
    'unknown-identity',
    'Nobody here signs in with this identity: join with an invitation code.',
  );
}
