import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { type Grants, hasRole, isWithin, readGrants } from '../../domain/accounts/grants.js';
import type { AccountRecord } from '../../persistence/people-records.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { revokeTokens } from '../tokens/revoke-tokens.js';
import { endSessions, holdAccount, refuseLastCoordinator } from './hold-account.js';

/** What people may do, and whether they may come in: a coordinator's decisions. */
@Injectable()
export class MembershipService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  /**
   * Makes these the roles of an account, and no others. Where one is lost its sessions end, and its claims in languages that
   * it has no more; API tokens do at once no more than the account may.
   *
   * @param passphrase the caller's, where a coordinator is made.
   * @throws DomainError `not-found`, `last-coordinator`, `unknown-language`, `invalid-input`; `wrong-passphrase`,
   *   `too-many-attempts`.
   */
  async setRoles(
    handle: string,
    roles: Grants,
    caller: Caller,
    passphrase: string | undefined,
  ): Promise<void> {
    const to = readGrants(roles);
    if (hasRole(to, 'coordinator')) await this.reauthentication.confirm(caller, passphrase);
    const { accountId: actorId } = caller;
    await this.unitOfWork.transact(async (tx) => {
      const account = await holdAccount(tx, handle);
      const from = await tx.accounts.grants(account.id);
      if (isWithin(from, to) && isWithin(to, from)) return;
      if (!hasRole(to, 'coordinator')) await this.letCoordinatorGo(tx, account);
      await tx.accounts.setGrants(account.id, to);
      const who = { actorId, subjectId: account.id };
      await tx.audit.record({ action: 'roles.changed', ...who, details: { from, to } });
      if (isWithin(from, to)) return;
      if (!hasRole(to, 'coordinator'))
        await tx.units.releaseOf(
          account.id,
          to.map(({ language }) => language),
        );
      await endSessions(tx, account.id, actorId);
    });
  }

  /** Ends the account's API tokens. @throws DomainError `not-found`. */
  async revokeTokens(handle: string, { accountId: actorId }: Caller): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      await revokeTokens(tx, (await holdAccount(tx, handle)).id, actorId);
    });
  }

  /** Ends the account's sessions and refuses its tokens, until it is enabled. @throws as `setRoles`. */
  async disable(handle: string, { accountId: actorId }: Caller): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      const account = await holdAccount(tx, handle);
      if (account.disabledAt !== null) return;
      await this.letCoordinatorGo(tx, account);
      await tx.accounts.change(account.id, { disabledAt: new Date().toISOString() });
      await tx.audit.record({ action: 'account.disabled', actorId, subjectId: account.id, details: {} });
      await endSessions(tx, account.id, actorId);
    });
  }

  /** @throws DomainError `not-found`. */
  async enable(handle: string, { accountId: actorId }: Caller): Promise<void> {
    await this.unitOfWork.transact(async (tx) => {
      const account = await holdAccount(tx, handle);
      if (account.disabledAt === null) return;
      await tx.accounts.change(account.id, { disabledAt: null });
      await tx.audit.record({ action: 'account.enabled', actorId, subjectId: account.id, details: {} });
    });
  }

  /** Codes that a coordinator has given out are good no longer than the coordinator. */
  private async letCoordinatorGo(tx: WriteRepositories, account: AccountRecord): Promise<void> {
    await refuseLastCoordinator(tx, account);
    await tx.invitations.revokeMadeBy(account.id, new Date().toISOString());
  }
}
