import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import type { AccountRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import type { WriteRepositories } from '../../persistence/write-repositories.js';
import { TaskQueue } from '../../queue/task-queue.js';
import { today } from '../days.js';
import { tombstone } from '../handles.js';
import { ReauthenticationService } from '../sign-in/reauthentication.service.js';
import { holdAccount, refuseLastCoordinator } from './hold-account.js';

/** Forgetting people. Their words and the history of what was done stay, and name nobody. */
@Injectable()
export class DeletionService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: TaskQueue,
    private readonly reauthentication: ReauthenticationService,
  ) {}

  /** @throws DomainError `wrong-passphrase`, `too-many-attempts`, `last-coordinator`. */
  async deleteOwn(caller: Caller, passphrase: string | undefined): Promise<void> {
    const account = await this.reads.accounts.byId(caller.accountId);
    await this.delete(account?.handle ?? '', caller, passphrase);
  }

  /** @throws DomainError `not-found`, `wrong-passphrase`, `too-many-attempts`, `last-coordinator`. */
  async delete(handle: string, caller: Caller, passphrase: string | undefined): Promise<void> {
    await this.reauthentication.confirm(caller, passphrase);
    await this.unitOfWork.transact(async (tx) => {
      const account = await holdAccount(tx, handle);
      await refuseLastCoordinator(tx, account);
      await forget(tx, account);
      const who = { actorId: caller.accountId, subjectId: account.id };
      await tx.audit.record({ action: 'account.deleted', ...who, details: {} });
      await this.queue.enqueue(
        tx,
        { name: 'drop-overwritten', payload: {} },
        { dedupeKey: 'drop-overwritten' },
      );
    });
  }
}

async function forget(tx: WriteRepositories, { id, handle }: AccountRecord): Promise<void> {
  await tx.invitations.revokeMadeBy(id, new Date().toISOString());
  await tx.forgetting.account(id, handle);
  await tx.forgetting.entomb(id, tombstone(), today());
}
