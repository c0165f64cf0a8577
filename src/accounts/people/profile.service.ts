import { Injectable } from '@nestjs/common';
import { type Caller, requireFound } from '../../domain/accounts/caller.js';
import { parseLanguageTag } from '../../domain/languages/language-tag.js';
import type { AccountRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { TaskQueue } from '../../queue/task-queue.js';
import { AuditService, type AuditView } from '../audit/audit.service.js';
import { handleTaken, readHandle } from '../handles.js';
import { TakenHandles } from '../taken-handles.js';

/** The caller's own account. */
export interface Profile {
  readonly account: AccountRecord;
  /** What others did with it lately; nothing of that for an API token. */
  readonly notices: readonly AuditView[];
}

/** What somebody may change of their own account; what is absent stays. */
export interface ProfileChange {
  readonly handle?: string | undefined;
  /** BCP 47; null: what the browser asks for. */
  readonly uiLanguage?: string | null | undefined;
}

/** One's own account. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly reads: Reads,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: TaskQueue,
    private readonly audit: AuditService,
    private readonly taken: TakenHandles,
  ) {}

  async find(caller: Caller): Promise<Profile> {
    const account = requireFound(await this.reads.accounts.byId(caller.accountId), 'account');
    const notices = caller.credential.kind === 'session' ? await this.audit.notices(caller) : [];
    return { account, notices };
  }

  /** @throws DomainError `invalid-input`, `handle-taken`, `too-many-attempts`, `unknown-language`. */
  async change({ accountId }: Caller, wish: ProfileChange): Promise<void> {
    const handle = wish.handle === undefined ? null : readHandle(wish.handle);
    const uiLanguage =
      typeof wish.uiLanguage === 'string' ? parseLanguageTag(wish.uiLanguage) : wish.uiLanguage;
    const write = () => this.write(accountId, handle, uiLanguage);
    await (handle === null ? write() : this.taken.try(accountId, write));
  }

  private write(
    accountId: string,
    handle: string | null,
    uiLanguage: string | null | undefined,
  ): Promise<void> {
    return this.unitOfWork.transact(async (tx) => {
      const account = requireFound(await tx.accounts.lock(accountId), 'account');
      if (uiLanguage !== undefined) await tx.accounts.change(accountId, { uiLanguage });
      if (handle === null || handle === account.handle) return;
      if (!(await tx.accounts.rename(accountId, handle))) throw handleTaken(handle);
      const who = { actorId: accountId, subjectId: accountId };
      await tx.audit.record({ action: 'handle.changed', ...who, details: {} });
      await tx.forgetting.handle(account.handle);
      await this.queue.enqueue(
        tx,
        { name: 'drop-overwritten', payload: {} },
        { dedupeKey: 'drop-overwritten' },
      );
    });
  }
}
