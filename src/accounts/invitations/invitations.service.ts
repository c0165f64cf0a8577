import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../../config/config.js';
import { type Caller, notFound } from '../../domain/accounts/caller.js';
import { type Grants, grantsOf, hasRole, readGrants } from '../../domain/accounts/grants.js';
import { DomainError } from '../../domain/errors.js';
import type { InvitationRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { daysFromToday, endOf } from '../days.js';
import { makeCode } from '../one-time-code.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { codeRefused, Codes } from './codes.js';

/** What somebody is invited to be, and for how many days the code is good. */
export interface InvitationWish {
  readonly roles: Grants;
  readonly days: number;
}

/** An invitation whose code is shown now, and never again. */
export interface MadeInvitation {
  readonly invitation: InvitationRecord;
  /** In groups of five. */
  readonly code: string;
  /** Where the code is used. */
  readonly link: string;
}

/** An invitation as coordinators see it. */
export interface InvitationView {
  readonly invitation: InvitationRecord;
  /** Handles, where there are any. */
  readonly madeBy: string | null;
  readonly usedBy: string | null;
}

/** What the holder of a code may know before using it. */
export interface CodePreview {
  readonly purpose: 'join' | 'reset';
  /** Of somebody who joins. */
  readonly roles: Grants;
  /** Whose passphrase it sets anew, and whether the second factor goes; null for somebody who joins. */
  readonly reset: { readonly handle: string; readonly dropsFactors: boolean } | null;
}

const FIRST_DAYS = 1;

/** Codes by which people join. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    private readonly codes: Codes,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  /**
   * @param caller null: the command line.
   * @param passphrase the caller's, where a coordinator is invited.
   * @throws DomainError `unknown-language`, `invalid-input`; `wrong-passphrase`, `too-many-attempts`.
   */
  async make(wish: InvitationWish, caller: Caller | null, passphrase?: string): Promise<MadeInvitation> {
    const roles = readGrants(wish.roles);
    if (roles.length === 0)
      throw new DomainError('invalid-input', 'An invitation names at least one role.', { field: 'roles' });
    if (caller !== null && hasRole(roles, 'coordinator'))
      await this.reauthentication.confirm(caller, passphrase);
    const actorId = caller?.accountId ?? null;
    const made = this.draft('join', roles, wish.days, actorId);
    await this.unitOfWork.transact(async (tx) => {
      await tx.invitations.insert(made.invitation);
      await tx.audit.record({ action: 'account.invited', actorId, subjectId: null, details: { roles } });
    });
    return made;
  }

  /** For a start: a code for the first coordinator, in place of any that was made before; null where there is one. */
  makeFirst(): Promise<MadeInvitation | null> {
    return this.unitOfWork.transact(async (tx) => {
      await tx.invitations.forgetFirst();
      if ((await tx.accounts.coordinators()).length > 0) return null;
      const made = this.draft('first', grantsOf('coordinator', []), FIRST_DAYS, null);
      await tx.invitations.insert(made.invitation);
      return made;
    });
  }

  /** Newest first. */
  async list(): Promise<InvitationView[]> {
    const invitations = await this.reads.invitations.toJoin();
    const ids = invitations.flatMap(({ createdById, usedById }) => [createdById, usedById]);
    const accounts = await this.reads.accounts.byIds([...new Set(ids.filter((id) => id !== null))]);
    const handles = new Map(accounts.map(({ id, handle }) => [id, handle]));
    const handleOf = (id: string | null): string | null => (id === null ? null : (handles.get(id) ?? null));
    return invitations.map((invitation) => ({
      invitation,
      madeBy: handleOf(invitation.createdById),
      usedBy: handleOf(invitation.usedById),
    }));
  }

  /** @throws DomainError `not-found` where no such invitation is open. */
  async revoke(id: string, caller: Caller): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      const invitation = await tx.invitations.byId(id);
      const isRevoked =
        invitation?.purpose === 'join' && (await tx.invitations.revoke(id, new Date().toISOString()));
      if (!isRevoked) throw notFound('open invitation');
      const { accountId: actorId } = caller;
      const details = { roles: invitation.grants };
      await tx.audit.record({ action: 'invitation.revoked', actorId, subjectId: null, details });
    });
  }

  /** @throws DomainError `code-refused`, `too-many-attempts`. */
  async preview(code: string, address: string): Promise<CodePreview> {
    const { purpose, grants: roles, accountId, dropsFactors } = await this.codes.find(code, address);
    if (purpose !== 'reset') return { purpose: 'join', roles, reset: null };
    const account = accountId === null ? null : await this.reads.accounts.byId(accountId);
    if (account === null) throw codeRefused();
    return { purpose, roles, reset: { handle: account.handle, dropsFactors } };
  }

  /** The invitation that somebody joins with. @throws DomainError `code-refused`, `too-many-attempts`. */
  async toJoin(code: string, address: string): Promise<InvitationRecord> {
    const invitation = await this.codes.find(code, address);
    if (invitation.purpose === 'reset') throw codeRefused();
    return invitation;
  }

  /**
   * Makes an attempt to join under a handle that was chosen.
   *
   * @throws DomainError `too-many-attempts` where the holder of the code has tried too many that others have; what the
   *   attempt throws.
   */
  choosing<T>(invitation: InvitationRecord, attempt: () => Promise<T>): Promise<T> {
    return this.codes.choosing(invitation, attempt);
  }

  private draft(
    purpose: 'join' | 'first',
    grants: Grants,
    days: number,
    createdById: string | null,
  ): MadeInvitation {
    const { text, hash } = makeCode();
    const invitation = {
      ...{ id: randomUUID(), hash, purpose, grants, accountId: null, dropsFactors: false, createdById },
      ...{ expiresAt: endOf(daysFromToday(days)), createdAt: new Date().toISOString() },
      ...{ usedAt: null, usedById: null, revokedAt: null },
    };
    return { invitation, code: text, link: joinLink(this.config, text) };
  }
}

/** Where a code is used. */
export function joinLink({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>, code: string): string {
  return `${publicUrl ?? `http://localhost:${port}`}/join/${code}`;
}
