import { SessionEntity } from '../entities/session.entity.js';
import type { SessionRecord } from '../people-records.js';
import type { Rows } from '../rows.js';

export class SessionReads {
  constructor(protected readonly rows: Rows) {}

  byId(id: string): Promise<SessionRecord | null> {
    return this.rows.first(SessionEntity, 'WHERE id = ?', [id]);
  }

  /** The session whose secret has this hash, whether its time is over or not. */
  byHash(hash: string): Promise<SessionRecord | null> {
    return this.rows.first(SessionEntity, 'WHERE hash = ?', [hash]);
  }

  /** Those of an account that are signed in, newest first. */
  ofAccount(accountId: string): Promise<SessionRecord[]> {
    return this.rows.select(
      SessionEntity,
      `WHERE account_id = ? AND stage = 'signed-in' ORDER BY created_at DESC, id`,
      [accountId],
    );
  }
}

export class SessionWrites extends SessionReads {
  async insert(session: SessionRecord): Promise<void> {
    await this.rows.insert(SessionEntity, [session]);
  }

  async touch(id: string, usedAt: string): Promise<void> {
    await this.rows.execute('UPDATE session SET used_at = ? WHERE id = ?', [usedAt, id]);
  }

  async setChallenge(id: string, challenge: string | null): Promise<void> {
    await this.rows.execute('UPDATE session SET challenge = ? WHERE id = ?', [challenge, id]);
  }

  /** Takes the challenge: of two that answer it, one gets it. */
  async takeChallenge(id: string, challenge: string): Promise<boolean> {
    const changed = await this.rows.execute(
      'UPDATE session SET challenge = NULL WHERE id = ? AND challenge = ?',
      [id, challenge],
    );
    return changed === 1;
  }

  /** False where the account has no such session. */
  async end(id: string, accountId: string): Promise<boolean> {
    const sql = 'DELETE FROM session WHERE id = ? AND account_id = ?';
    return (await this.rows.execute(sql, [id, accountId])) === 1;
  }

  /** Ends every session of an account, but one where `exceptId` names it; how many. */
  endOf(accountId: string, exceptId: string | null = null): Promise<number> {
    return this.rows.execute('DELETE FROM session WHERE account_id = ? AND id <> ?', [
      accountId,
      exceptId ?? '',
    ]);
  }

  /** Removes what is over: past its absolute limit, or last used before `idleSince`. */
  forgetOver(now: string, idleSince: string): Promise<number> {
    return this.rows.execute('DELETE FROM session WHERE expires_at < ? OR used_at < ?', [now, idleSince]);
  }
}
