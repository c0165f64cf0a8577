import type { Grants } from '../../domain/accounts/grants.js';
import { AccountEntity } from '../entities/account.entity.js';
import { AccountRoleEntity } from '../entities/account-role.entity.js';
import type { AccountRecord } from '../people-records.js';
import type { Rows } from '../rows.js';

/** What may change of an account. */
export type AccountChange = Partial<
  Pick<AccountRecord, 'handle' | 'passphraseHash' | 'uiLanguage' | 'disabledAt' | 'deletedOn'>
>;

const COLUMNS = {
  handle: 'handle',
  passphraseHash: 'passphrase_hash',
  uiLanguage: 'ui_language',
  disabledAt: 'disabled_at',
  deletedOn: 'deleted_on',
} as const satisfies Record<keyof AccountChange, string>;

export class AccountReads {
  constructor(protected readonly rows: Rows) {}

  byId(id: string): Promise<AccountRecord | null> {
    return this.rows.first(AccountEntity, 'WHERE id = ?', [id]);
  }

  byIds(ids: readonly string[]): Promise<AccountRecord[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.rows.select(AccountEntity, `WHERE id IN (${ids.map(() => '?').join(', ')})`, [...ids]);
  }

  byHandle(handle: string): Promise<AccountRecord | null> {
    return this.rows.first(AccountEntity, 'WHERE handle = ?', [handle]);
  }

  /** Every account but the tombstones, by handle. */
  all(): Promise<AccountRecord[]> {
    return this.rows.select(AccountEntity, 'WHERE deleted_on IS NULL ORDER BY handle');
  }

  /** What the account may do, by language. */
  async grants(accountId: string): Promise<Grants> {
    const found = await this.rows.select(AccountRoleEntity, 'WHERE account_id = ? ORDER BY language', [
      accountId,
    ]);
    return found.map(({ role, language }) => ({ role, language }));
  }

  /** The grants of every account. */
  async allGrants(): Promise<ReadonlyMap<string, Grants>> {
    const found = await this.rows.select(AccountRoleEntity, 'ORDER BY account_id, language');
    const grants = new Map<string, Grants>();
    for (const { accountId, role, language } of found)
      grants.set(accountId, [...(grants.get(accountId) ?? []), { role, language }]);
    return grants;
  }

  /**
   * The accounts that can coordinate: neither disabled nor deleted, and somebody can sign in to them. What has API tokens
   * only is a program: it can let nobody in.
   */
  async coordinators(): Promise<readonly string[]> {
    const found = await this.rows.query(
      `SELECT a.id AS "id" FROM account_role r JOIN account a ON a.id = r.account_id
        WHERE r.role = 'coordinator' AND a.disabled_at IS NULL AND a.deleted_on IS NULL
        AND (a.passphrase_hash IS NOT NULL OR EXISTS (SELECT 1 FROM identity i WHERE i.account_id = a.id))`,
    );
    return found.map(({ id }) => String(id));
  }
}

export class AccountWrites extends AccountReads {
  /** False, and nothing is written, where the handle is taken. */
  async insert(account: AccountRecord): Promise<boolean> {
    return (await this.rows.insert(AccountEntity, [account], { skipExisting: true })) === 1;
  }

  /** Holds the account's row until the transaction ends (on SQLite the transaction is the only one anyway). */
  async lock(id: string): Promise<AccountRecord | null> {
    const tail = this.rows.isPostgres ? 'WHERE id = ? FOR UPDATE' : 'WHERE id = ?';
    return this.rows.first(AccountEntity, tail, [id]);
  }

  /** Holds every coordinator's row, so that of two who let the other go at the same time one is the last. */
  async lockCoordinators(): Promise<void> {
    if (!this.rows.isPostgres) return;
    await this.rows.query(
      `SELECT id FROM account WHERE id IN (SELECT account_id FROM account_role WHERE role = 'coordinator')
        ORDER BY id FOR UPDATE`,
    );
  }

  async change(id: string, change: AccountChange): Promise<void> {
    const entries = Object.entries(change) as [keyof AccountChange, string | null][];
    if (entries.length === 0) return;
    const assignments = entries.map(([name]) => `${COLUMNS[name]} = ?`).join(', ');
    await this.rows.execute(`UPDATE account SET ${assignments} WHERE id = ?`, [
      ...entries.map(([, value]) => value),
      id,
    ]);
  }

  /** False where somebody else has the handle, or takes it in the same moment. */
  async rename(id: string, handle: string): Promise<boolean> {
    if ((await this.byHandle(handle)) !== null) return false;
    return this.rows.unlessTaken(() => this.change(id, { handle }));
  }

  /** Notes the day; a row is written once a day at most. */
  async seen(id: string, day: string): Promise<void> {
    await this.rows.execute(
      'UPDATE account SET last_seen_on = ? WHERE id = ? AND (last_seen_on IS NULL OR last_seen_on < ?)',
      [day, id, day],
    );
  }

  /** Makes these the account's grants, and no others. */
  async setGrants(accountId: string, grants: Grants): Promise<void> {
    await this.rows.execute('DELETE FROM account_role WHERE account_id = ?', [accountId]);
    await this.rows.insert(
      AccountRoleEntity,
      grants.map((grant) => ({ accountId, role: grant.role, language: grant.language })),
    );
  }
}
