import { IdentityEntity } from '../entities/identity.entity.js';
import { PasskeyEntity } from '../entities/passkey.entity.js';
import { RecoveryCodeEntity } from '../entities/recovery-code.entity.js';
import { TotpEntity } from '../entities/totp.entity.js';
import type { IdentityRecord, PasskeyRecord, RecoveryCodeRecord, TotpRecord } from '../people-records.js';
import type { Rows } from '../rows.js';

/** What else than a passphrase shows who somebody is. */
export class FactorReads {
  constructor(protected readonly rows: Rows) {}

  totp(accountId: string): Promise<TotpRecord | null> {
    return this.rows.first(TotpEntity, 'WHERE account_id = ?', [accountId]);
  }

  passkeys(accountId: string): Promise<PasskeyRecord[]> {
    return this.rows.select(PasskeyEntity, 'WHERE account_id = ? ORDER BY added_on, id', [accountId]);
  }

  recoveryCodes(accountId: string): Promise<RecoveryCodeRecord[]> {
    return this.rows.select(RecoveryCodeEntity, 'WHERE account_id = ? ORDER BY hash', [accountId]);
  }

  identity(issuer: string, subject: string): Promise<IdentityRecord | null> {
    return this.rows.first(IdentityEntity, 'WHERE issuer = ? AND subject = ?', [issuer, subject]);
  }

  identities(accountId: string): Promise<IdentityRecord[]> {
    return this.rows.select(IdentityEntity, 'WHERE account_id = ? ORDER BY issuer', [accountId]);
  }
}

export class FactorWrites extends FactorReads {
  /** In place of one that there may be. */
  async setTotp(totp: TotpRecord): Promise<void> {
    await this.removeTotp(totp.accountId);
    await this.rows.insert(TotpEntity, [totp]);
  }

  async removeTotp(accountId: string): Promise<void> {
    await this.rows.execute('DELETE FROM totp WHERE account_id = ?', [accountId]);
  }

  async confirmTotp(accountId: string, day: string): Promise<void> {
    await this.rows.execute('UPDATE totp SET confirmed_on = ? WHERE account_id = ?', [day, accountId]);
  }

  /** Takes a time step. False where it, or a later one, is taken already: no code is good twice. */
  async takeStep(accountId: string, step: number): Promise<boolean> {
    const changed = await this.rows.execute(
      'UPDATE totp SET last_step = ? WHERE account_id = ? AND (last_step IS NULL OR last_step < ?)',
      [step, accountId, step],
    );
    return changed === 1;
  }

  /** False where this passkey is known already. */
  async addPasskey(passkey: PasskeyRecord): Promise<boolean> {
    return (await this.rows.insert(PasskeyEntity, [passkey], { skipExisting: true })) === 1;
  }

  async passkeyUsed(id: string, signCount: number, day: string): Promise<void> {
    await this.rows.execute('UPDATE passkey SET sign_count = ?, last_used_on = ? WHERE id = ?', [
      signCount,
      day,
      id,
    ]);
  }

  async removePasskey(id: string, accountId: string): Promise<boolean> {
    const sql = 'DELETE FROM passkey WHERE id = ? AND account_id = ?';
    return (await this.rows.execute(sql, [id, accountId])) === 1;
  }

  /** In place of those that there may be. */
  async setRecoveryCodes(accountId: string, hashes: readonly string[]): Promise<void> {
    await this.rows.execute('DELETE FROM recovery_code WHERE account_id = ?', [accountId]);
    await this.rows.insert(
      RecoveryCodeEntity,
      hashes.map((hash) => ({ accountId, hash, usedOn: null })),
    );
  }

  /** False where there is no such code, or it is used: of two at once, one gets true. */
  async useRecoveryCode(accountId: string, hash: string, day: string): Promise<boolean> {
    const changed = await this.rows.execute(
      'UPDATE recovery_code SET used_on = ? WHERE account_id = ? AND hash = ? AND used_on IS NULL',
      [day, accountId, hash],
    );
    return changed === 1;
  }

  /** False where somebody is known by it already. */
  async addIdentity(identity: IdentityRecord): Promise<boolean> {
    return (await this.rows.insert(IdentityEntity, [identity], { skipExisting: true })) === 1;
  }

  async removeIdentity(issuer: string, subject: string): Promise<void> {
    await this.rows.execute('DELETE FROM identity WHERE issuer = ? AND subject = ?', [issuer, subject]);
  }
}
