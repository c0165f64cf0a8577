import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Reads } from '../../persistence/reads.js';
import { InstanceKey } from './instance-key.js';
import type { BegunSession } from './sessions.service.js';

/**
 * Browsers that somebody signed in with before. They carry a mark that is good for one account, as long as its passphrase
 * stays, and is stored nowhere; bad sign-ins from elsewhere do not make them wait.
 */
@Injectable()
export class Devices {
  constructor(
    private readonly key: InstanceKey,
    private readonly reads: Reads,
  ) {}

  /**
   * A new mark for a browser that has just signed in: 256 random bits, and the proof that they are the account's. Null for
   * one that is not signed in yet, and on a computer that others use.
   */
  async markFor({ accountId, stage, shared }: BegunSession): Promise<string | null> {
    if (stage !== 'signed-in' || shared) return null;
    const random = randomBytes(32).toString('base64url');
    return `${random}.${await this.proof(random, accountId)}`;
  }

  /** True where the mark was made for the account, and its passphrase has not changed since. */
  async isOf(mark: string | null, accountId: string): Promise<boolean> {
    const [random = '', proof = ''] = mark?.split('.') ?? [];
    const expected = Buffer.from(await this.proof(random, accountId));
    const presented = Buffer.from(proof);
    return presented.length === expected.length && timingSafeEqual(presented, expected);
  }

  private async proof(random: string, accountId: string): Promise<string> {
    const account = await this.reads.accounts.byId(accountId);
    return this.key.sign(`device ${accountId} ${account?.passphraseHash ?? ''} ${random}`);
  }
}
