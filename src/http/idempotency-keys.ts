import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/errors.js';
import { Reads } from '../persistence/reads.js';
import type { IdempotencyRecord, StoredAnswer } from '../persistence/records.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';

/** One request under a key. */
export type KeyUse = Pick<IdempotencyRecord, 'accountId' | 'key' | 'route' | 'bodyHash'>;

/** How long a key is remembered, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** After this time a request without an answer is taken for one whose server died: its effect, if any, is safe to ask again. */
const ABANDONED_MS = 60 * 1000;
const POLL_MS = 25;
const PATIENCE_MS = 20 * 1000;

/** Who may perform a request that is sent more than once, and what the others are told. */
@Injectable()
export class IdempotencyKeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reads: Reads,
  ) {}

  /**
   * Null: the request is the caller's to perform. Else what was answered to it; waits while another performs it.
   *
   * @throws DomainError `idempotency-key-reused` where the key was used for another request, `unavailable` where the
   *   other takes too long.
   */
  async begin(use: KeyUse): Promise<StoredAnswer | null> {
    const givenUpAt = Date.now() + PATIENCE_MS;
    while (Date.now() < givenUpAt) {
      if (await this.reserve(use)) return null;
      const found = await this.reads.idempotency.find(use.accountId, use.key);
      if (found !== null && (found.bodyHash !== use.bodyHash || found.route !== use.route)) throw reused();
      if (found?.answer) return found.answer;
      if (found !== null && Date.parse(found.createdAt) + ABANDONED_MS < Date.now()) await this.release(use);
      else await wait(POLL_MS);
    }
    throw new DomainError('unavailable', 'The same request is still being worked on: ask again in a moment.');
  }

  /** Keeps the answer for whoever sends the request again. */
  async complete(use: KeyUse, answer: StoredAnswer): Promise<void> {
    await this.unitOfWork.transact((tx) => tx.idempotency.complete(use.accountId, use.key, answer));
  }

  /** Frees the key: the request had no effect. */
  async release(use: KeyUse): Promise<void> {
    await this.unitOfWork.transact((tx) => tx.idempotency.release(use.accountId, use.key));
  }

  private reserve(use: KeyUse): Promise<boolean> {
    const now = Date.now();
    const record: IdempotencyRecord = { ...use, answer: null, createdAt: new Date(now).toISOString() };
    return this.unitOfWork.transact(async (tx) => {
      await tx.idempotency.forgetBefore(new Date(now - KEPT_MS).toISOString());
      return tx.idempotency.reserve(record);
    });
  }
}

function reused(): DomainError {
  return new DomainError(
    'idempotency-key-reused',
    'This Idempotency-Key was used for another request, or with other roles.',
  );
}
