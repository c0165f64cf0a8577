import { AccountEntity } from '../entities/account.entity.js';
import { TokenEntity } from '../entities/token.entity.js';
import type { AccountRecord, TokenRecord } from '../people-records.js';
import type { Rows } from '../rows.js';

/** A token and the account that acts with it. */
export interface TokenHolder {
  readonly token: TokenRecord;
  readonly account: AccountRecord;
}

export class TokenReads {
  constructor(protected readonly rows: Rows) {}

  /** The token with this public part, whether it is still good or not. */
  async byPrefix(prefix: string): Promise<TokenHolder | null> {
    return (await this.holders('WHERE t.prefix = ?', [prefix]))[0] ?? null;
  }

  /** Every token with its account, oldest first. */
  all(): Promise<TokenHolder[]> {
    return this.holders('', []);
  }

  /** The tokens of an account, oldest first. */
  ofAccount(accountId: string): Promise<TokenRecord[]> {
    return this.rows.select(TokenEntity, 'WHERE account_id = ? ORDER BY created_at, id', [accountId]);
  }

  private async holders(where: string, params: readonly string[]): Promise<TokenHolder[]> {
    const tokens = this.rows.table(TokenEntity);
    const accounts = this.rows.table(AccountEntity);
    const found = await this.rows.query(
      `SELECT ${tokens.selection('t', 't_')}, ${accounts.selection('a', 'a_')} FROM api_token t
        JOIN account a ON a.id = t.account_id ${where} ORDER BY t.created_at, t.id`,
      [...params],
    );
    return found.map((row) => ({ token: tokens.read(row, 't_'), account: accounts.read(row, 'a_') }));
  }
}

export class TokenWrites extends TokenReads {
  async insert(token: TokenRecord): Promise<void> {
    await this.rows.insert(TokenEntity, [token]);
  }

  /** False where there is no such token, or it is revoked already. */
  async revoke(prefix: string, now: string): Promise<boolean> {
    const changed = await this.rows.execute(
      'UPDATE api_token SET revoked_at = ? WHERE prefix = ? AND revoked_at IS NULL',
      [now, prefix],
    );
    return changed === 1;
  }

  /** Ends every token of an account that is in force; how many. */
  revokeOf(accountId: string, now: string): Promise<number> {
    return this.rows.execute(
      `UPDATE api_token SET revoked_at = ?
        WHERE account_id = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)`,
      [now, accountId, now],
    );
  }

  /** Notes the day; a row is written once a day at most. */
  async used(id: string, day: string): Promise<void> {
    await this.rows.execute(
      'UPDATE api_token SET last_used_on = ? WHERE id = ? AND (last_used_on IS NULL OR last_used_on < ?)',
      [day, id, day],
    );
  }
}
