import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Grants, hasRole } from '../../domain/accounts/grants.js';
import { parseLanguageTag } from '../../domain/languages/language-tag.js';
import type { AccountRecord, InvitationRecord } from '../../persistence/people-records.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { insertAccount, readHandle } from '../handles.js';
import { Devices } from '../sign-in/devices.js';
import { Passphrases } from '../sign-in/passphrases.js';
import { type BegunSession, SessionsService } from '../sign-in/sessions.service.js';
import { codeRefused, isOpen } from './codes.js';
import { InvitationsService } from './invitations.service.js';

type Link = (tx: WriteRepositories, accountId: string) => Promise<void>;

/** Somebody who joins with a code. */
export interface JoinWish {
  readonly code: string;
  /** How they will sign in: with a passphrase, or elsewhere, for which `link` writes down who they are there. */
  readonly by: { readonly passphrase: string } | { readonly link: Link };
  /** Null: a random one. */
  readonly handle: string | null;
  /** BCP 47; null: what the browser asks for. */
  readonly uiLanguage: string | null;
  /** The computer is not theirs. */
  readonly shared: boolean;
  /** Of the socket; counted by in memory, written nowhere. */
  readonly address: string;
  /** The secret of a session that the browser still has: it ends. */
  readonly earlier: string | null;
}

export interface Joined {
  readonly account: AccountRecord;
  readonly roles: Grants;
  readonly session: BegunSession;
  /** For the device cookie; null where the browser must not be known again. */
  readonly device: string | null;
}

/** Becoming somebody here. Nothing is asked for but a passphrase. */
@Injectable()
export class JoinService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly invitations: InvitationsService,
    private readonly passphrases: Passphrases,
    private readonly sessions: SessionsService,
    private readonly devices: Devices,
  ) {}

  /**
   * Makes the account that a code was given for, and signs it in. Of two who use the code at once, one joins.
   *
   * @throws DomainError `code-refused`, `too-many-attempts`, `weak-passphrase`, `handle-taken`, `invalid-input`,
   *   `unknown-language`; what `link` throws.
   */
  async join(wish: JoinWish): Promise<Joined> {
    const invitation = await this.invitations.toJoin(wish.code, wish.address);
    const handle = wish.handle === null ? null : readHandle(wish.handle);
    const uiLanguage = wish.uiLanguage === null ? null : String(parseLanguageTag(wish.uiLanguage));
    const passphraseHash = await this.hashOf(wish, handle);
    const fields = { id: randomUUID(), createdAt: new Date().toISOString(), passphraseHash, uiLanguage };
    const make = () =>
      this.unitOfWork.transact(async (tx) => {
        await holdCode(tx, invitation.id, fields.createdAt);
        const account = await insertAccount(tx, handle, fields);
        await enter(tx, invitation, account, wish);
        const via = 'link' in wish.by ? 'oidc' : 'join';
        return { account, session: await this.sessions.begin(tx, account.id, via, wish.shared) };
      });
    const joined = await (handle === null ? make() : this.invitations.choosing(invitation, make));
    if (wish.earlier !== null) await this.sessions.endBySecret(wish.earlier);
    const device = await this.devices.markFor(joined.session);
    return { ...joined, roles: invitation.grants, device };
  }

  private async hashOf({ by }: JoinWish, handle: string | null): Promise<string | null> {
    if (!('passphrase' in by)) return null;
    await this.passphrases.refuseWeak(by.passphrase, handle ?? '');
    return this.passphrases.hash(by.passphrase);
  }
}

/** Looks at the code before the handle: who sends the same form twice is not told that the handle is taken. */
async function holdCode(tx: WriteRepositories, id: string, now: string): Promise<void> {
  const held = await tx.invitations.lock(id);
  if (held === null || !isOpen(held, now)) throw codeRefused();
}

/** Gives the account what the code promises, and uses the code up. */
async function enter(
  tx: WriteRepositories,
  { id, purpose, grants }: InvitationRecord,
  account: AccountRecord,
  { by }: JoinWish,
): Promise<void> {
  const isTooLate = purpose === 'first' && (await tx.accounts.coordinators()).length > 0;
  if (isTooLate || !(await tx.invitations.use(id, account.id, account.createdAt))) throw codeRefused();
  await tx.accounts.setGrants(account.id, grants);
  if (hasRole(grants, 'coordinator')) await tx.invitations.forgetFirst();
  const who = { actorId: account.id, subjectId: account.id };
  await tx.audit.record({ action: 'account.joined', ...who, details: { roles: grants } });
  if ('link' in by) await by.link(tx, account.id);
}
