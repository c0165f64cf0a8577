import { InvitationEntity } from '../entities/invitation.entity.js';
import type { InvitationRecord } from '../people-records.js';
import type { Rows } from '../rows.js';

export class InvitationReads {
  constructor(protected readonly rows: Rows) {}

  byId(id: string): Promise<InvitationRecord | null> {
    return this.rows.first(InvitationEntity, 'WHERE id = ?', [id]);
  }

  /** The invitation whose code has this hash, whether it is still good or not. */
  byHash(hash: string): Promise<InvitationRecord | null> {
    return this.rows.first(InvitationEntity, 'WHERE hash = ?', [hash]);
  }

  /** Those that coordinators and the command line have made for somebody to join, newest first. */
  toJoin(): Promise<InvitationRecord[]> {
    return this.rows.select(InvitationEntity, `WHERE purpose = 'join' ORDER BY created_at DESC, id`);
  }
}

export class InvitationWrites extends InvitationReads {
  async insert(invitation: InvitationRecord): Promise<void> {
    await this.rows.insert(InvitationEntity, [invitation]);
  }

  /** Holds the row until the transaction ends (on SQLite the transaction is the only one anyway). */
  lock(id: string): Promise<InvitationRecord | null> {
    const tail = this.rows.isPostgres ? 'WHERE id = ? FOR UPDATE' : 'WHERE id = ?';
    return this.rows.first(InvitationEntity, tail, [id]);
  }

  /** Uses the code up. False where it is used, revoked or too old: of two at once, one gets true. */
  async use(id: string, accountId: string, now: string): Promise<boolean> {
    const changed = await this.rows.execute(
      `UPDATE invitation SET used_at = ?, used_by_id = ?
        WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL AND expires_at > ?`,
      [now, accountId, id, now],
    );
    return changed === 1;
  }

  /** False where it is used or revoked already. */
  async revoke(id: string, now: string): Promise<boolean> {
    const changed = await this.rows.execute(
      'UPDATE invitation SET revoked_at = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL',
      [now, id],
    );
    return changed === 1;
  }

  /** Revokes every open code to reset an account's passphrase. */
  async revokeResetsOf(accountId: string, now: string): Promise<void> {
    await this.rows.execute(
      'UPDATE invitation SET revoked_at = ? WHERE account_id = ? AND used_at IS NULL AND revoked_at IS NULL',
      [now, accountId],
    );
  }

  /** Revokes every open code that an account has made. */
  async revokeMadeBy(accountId: string, now: string): Promise<void> {
    await this.rows.execute(
      'UPDATE invitation SET revoked_at = ? WHERE created_by_id = ? AND used_at IS NULL AND revoked_at IS NULL',
      [now, accountId],
    );
  }

  /** Takes back what starts have printed: there is a newer link, or a coordinator. */
  async forgetFirst(): Promise<void> {
    await this.rows.execute(`DELETE FROM invitation WHERE purpose = 'first' AND used_at IS NULL`);
  }
}
