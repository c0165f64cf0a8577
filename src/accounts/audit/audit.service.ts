import { Injectable } from '@nestjs/common';
import type { Caller } from '../../domain/accounts/caller.js';
import { cutPage, type PageOf, type PageQuery, textAfter } from '../../http/page.js';
import type { AuditEventRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { daysFromToday } from '../days.js';
import { FailedSignIns } from '../sign-in/failed-sign-ins.js';

/** Something that was done, with the handles of those it concerns. */
export interface AuditView {
  readonly event: AuditEventRecord;
  /** Who did it; null: the command line, the first start, or Concord itself. */
  readonly by: string | null;
  /** Whose account it was done to. */
  readonly whom: string | null;
}

/** How long an owner is shown what others did to the account, whoever has signed in meanwhile. */
const NOTICE_DAYS = 30;

/** What was done with accounts and publications. */
@Injectable()
export class AuditService {
  constructor(
    private readonly reads: Reads,
    private readonly failed: FailedSignIns,
  ) {}

  /** Newest first. */
  list(query: PageQuery): Promise<PageOf<AuditView>> {
    return this.page(query);
  }

  /** What was done to the caller's account, newest first. */
  async ofOwn(caller: Caller, query: PageQuery): Promise<PageOf<AuditView>> {
    await this.failed.write();
    return this.page(query, caller.accountId);
  }

  /**
   * What others did to the caller's account in the last 30 days, newest first. Looking does not make it go away: whoever
   * signs in first may not be the owner.
   */
  async notices({ accountId }: Caller): Promise<AuditView[]> {
    await this.failed.write();
    return this.named(await this.reads.audit.byOthers(accountId, daysFromToday(-NOTICE_DAYS)));
  }

  private async page(query: PageQuery, subjectId?: string): Promise<PageOf<AuditView>> {
    const page = { after: textAfter(query.cursor), limit: query.limit + 1 };
    const found = await this.reads.audit.list(page, subjectId);
    return cutPage(await this.named(found), query.limit, ({ event }) => event.id);
  }

  private async named(events: readonly AuditEventRecord[]): Promise<AuditView[]> {
    const ids = events.flatMap(({ actorId, subjectId }) => [actorId, subjectId]).filter((id) => id !== null);
    const accounts = await this.reads.accounts.byIds([...new Set(ids)]);
    const handles = new Map(accounts.map(({ id, handle }) => [id, handle]));
    return events.map((event) => ({
      event,
      by: handles.get(event.actorId ?? '') ?? null,
      whom: handles.get(event.subjectId ?? '') ?? null,
    }));
  }
}
