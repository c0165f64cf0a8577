import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors.js';
import type { InvitationRecord } from '../../persistence/people-records.js';
import { Reads } from '../../persistence/reads.js';
import { hashOfCode } from '../one-time-code.js';
import { networkOf } from '../sign-in/attempt-names.js';
import { TakenHandles } from '../taken-handles.js';
import { Attempts } from '../sign-in/attempts.js';

/** Bad codes of one address, before each further one has to wait. */
const FREE_BAD_CODES = 30;

/** What one-time codes stand for. */
@Injectable()
export class Codes {
  constructor(
    private readonly reads: Reads,
    private readonly attempts: Attempts,
    private readonly taken: TakenHandles,
  ) {}

  /**
   * What a code is good for. Who has a real one is never made to wait, whatever comes from the same address.
   *
   * @throws DomainError `code-refused`: unknown, used, revoked or too old, all told alike; `too-many-attempts`.
   */
  async find(code: string, address: string): Promise<InvitationRecord> {
    const hash = hashOfCode(code);
    const found = hash === null ? null : await this.reads.invitations.byHash(hash);
    if (found === null) this.attempts.fail([{ name: `code ${networkOf(address)}`, free: FREE_BAD_CODES }]);
    else if (isOpen(found, new Date().toISOString())) return found;
    else if (isJustUsed(found)) throw justUsed();
    throw codeRefused();
  }

  /** Makes an attempt to join under a handle. @throws DomainError `too-many-attempts`; what the attempt throws. */
  choosing<T>({ id }: InvitationRecord, attempt: () => Promise<T>): Promise<T> {
    return this.taken.try(id, attempt);
  }
}

/** For so long whoever has joined with a code is taken for who sends it again, in milliseconds. */
const JUST_MS = 10 * 60 * 1000;

/** True where somebody has joined with the code within the last ten minutes. */
export function isJustUsed({ purpose, usedAt }: InvitationRecord): boolean {
  return purpose !== 'reset' && usedAt !== null && Date.parse(usedAt) + JUST_MS > Date.now();
}

/** The refusal of a code with which somebody has joined just now: perhaps the very person who sends it. */
export function justUsed(): DomainError {
  const sentence = 'Somebody joined with this code just now: if it was you, sign in.';
  return new DomainError('code-refused', sentence, { field: 'code', justUsed: true });
}

/** True where the code can be used still. */
export function isOpen(
  { usedAt, revokedAt, expiresAt }: Pick<InvitationRecord, 'usedAt' | 'revokedAt' | 'expiresAt'>,
  now: string,
): boolean {
  return usedAt === null && revokedAt === null && expiresAt > now;
}

/** The one refusal of codes that are not good, or not good for this. */
export function codeRefused(): DomainError {
  return new DomainError('code-refused', 'This code is not good: it is unknown, used, revoked or too old.', {
    field: 'code',
  });
}
