import { AccountEntity } from '../entities/account.entity.js';
import { TokenEntity } from '../entities/token.entity.js';
import type { AccountRecord, TokenRecord } from '../records.js';
import type { Rows } from '../rows.js';

/** A token and the account that acts with it. */
export interface TokenHolder {
  readonly token: TokenRecord;
  readonly account: AccountRecord;
}

export class AccountReads {
  constructor(protected readonly rows: Rows) {}

  byId(id: string): Promise<AccountRecord | null> {
    return this.rows.first(AccountEntity, 'WHERE id = ?', [id]);
  }

  byHandle(handle: string): Promise<AccountRecord | null> {
    return this.rows.first(AccountEntity, 'WHERE handle = ?', [handle]);
  }

  /** The token with this public part, whether it is still good or not. */
  async tokenByPrefix(prefix: string): Promise<TokenHolder | null> {
    const tokens = this.rows.table(TokenEntity);
    const accounts = this.rows.table(AccountEntity);
    const [row] = await this.rows.query(
      `SELECT ${tokens.selection('t', 't_')}, ${accounts.selection('a', 'a_')} FROM api_token t
        JOIN account a ON a.id = t.account_id WHERE t.prefix = ?`,
      [prefix],
    );
    return row === undefined ? null : { token: tokens.read(row, 't_'), account: accounts.read(row, 'a_') };
  }

  /** Every token with its account, oldest first. */
  async tokens(): Promise<TokenHolder[]> {
    const tokens = this.rows.table(TokenEntity);
    const accounts = this.rows.table(AccountEntity);
    const found = await this.rows.query(
      `SELECT ${tokens.selection('t', 't_')}, ${accounts.selection('a', 'a_')} FROM api_token t
        JOIN account a ON a.id = t.account_id ORDER BY t.created_at, t.id`,
    );
    return found.map((row) => ({ token: tokens.read(row, 't_'), account: accounts.read(row, 'a_') }));
  }
}

export class AccountWrites extends AccountReads {
  /** False, and nothing is written, where the handle is taken. */
  async insert(account: AccountRecord): Promise<boolean> {
    return (await this.rows.insert(AccountEntity, [account], { skipExisting: true })) === 1;
  }

  async insertToken(token: TokenRecord): Promise<void> {
    await this.rows.insert(TokenEntity, [token]);
  }

  /** False where there is no such token, or it is revoked already. */
  async revokeToken(prefix: string, now: string): Promise<boolean> {
    const changed = await this.rows.execute(
      'UPDATE api_token SET revoked_at = ? WHERE prefix = ? AND revoked_at IS NULL',
      [now, prefix],
    );
    return changed === 1;
  }
}
