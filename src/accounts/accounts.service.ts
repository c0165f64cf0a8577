import { Injectable } from '@nestjs/common';
import { type Caller, requireFound } from '../domain/accounts/caller.js';
import type { AccountRecord } from '../persistence/people-records.js';
import { Reads } from '../persistence/reads.js';

/** What other features ask of accounts. */
@Injectable()
export class AccountsService {
  constructor(private readonly reads: Reads) {}

  /** The account behind a caller. */
  async account({ accountId }: Caller): Promise<AccountRecord> {
    return requireFound(await this.reads.accounts.byId(accountId), 'account');
  }

  /** The handles of accounts, for their own team; what is forgotten has none. */
  async handles(accountIds: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
    const ids = [...new Set(accountIds.filter((id) => id !== null))];
    const accounts = await this.reads.accounts.byIds(ids);
    return new Map(accounts.map(({ id, handle }) => [id, handle]));
  }
}
