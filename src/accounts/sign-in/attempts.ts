import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors.js';

/** What failed attempts under one name have come to. */
interface Tally {
  readonly failures: number;
  /** Until then nobody may try under this name; milliseconds. */
  readonly closedUntil: number;
  readonly lastAt: number;
}

/** A name that attempts are counted under, and how many may fail before there is a wait. */
export interface Budget {
  readonly name: string;
  readonly free: number;
}

const FREE = 10;
const LONGEST_WAIT_MS = 60_000;
/** After so long without a failure all is forgotten. */
const FORGOTTEN_MS = 15 * 60_000;
/** Of all names; beyond it the oldest are forgotten. */
const MOST_NAMES = 100_000;
const KEY_LIFE_MS = 24 * 60 * 60_000;

/**
 * Counts failed attempts, in memory only. After some that are free each further failure closes its name for a while: one
 * second, two, four, a minute at most, and never for good. Names are kept as HMACs under a key that is thrown away every
 * day: nobody can read addresses or handles from the memory of yesterday.
 */
@Injectable()
export class Attempts {
  private readonly tallies = new Map<string, Tally>();
  private key = randomBytes(32);
  private keyMadeAt = Date.now();

  /**
   * Makes an attempt; what it refuses counts as a failure under each name, from before it begins, so that a hundred at
   * once are counted as a hundred. What is our own fault does not count.
   *
   * @throws DomainError `too-many-attempts` with `retryAfter` in seconds; what the attempt throws.
   */
  async try<T>(names: readonly (string | Budget)[], attempt: () => Promise<T>): Promise<T> {
    const counted = this.count(names);
    let failed = false;
    try {
      return await attempt();
    } catch (error) {
      failed = error instanceof DomainError && error.code !== 'unavailable';
      throw error;
    } finally {
      if (!failed) for (const name of counted) this.takeBack(name);
    }
  }

  /** A failure that is known already. @throws DomainError `too-many-attempts` where there were too many before it. */
  fail(names: readonly (string | Budget)[]): void {
    this.count(names);
  }

  private count(names: readonly (string | Budget)[]): readonly string[] {
    const now = Date.now();
    const budgets = names.map((name) => (typeof name === 'string' ? { name, free: FREE } : name));
    const keyed = budgets.map(({ name, free }) => ({ name: this.keyed(name, now), free }));
    const wait = Math.max(...keyed.map(({ name }) => (this.at(name, now)?.closedUntil ?? 0) - now));
    if (wait > 0) throw tooMany(Math.ceil(wait / 1000));
    for (const { name, free } of keyed) this.add(name, free, now);
    return keyed.map(({ name }) => name);
  }

  private add(name: string, free: number, now: number): void {
    const failures = (this.at(name, now)?.failures ?? 0) + 1;
    const wait = failures < free ? 0 : Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(16, failures - free));
    this.tallies.delete(name);
    this.tallies.set(name, { failures, closedUntil: wait === 0 ? 0 : now + wait, lastAt: now });
    for (const oldest of this.tallies.keys()) {
      if (this.tallies.size <= MOST_NAMES) break;
      this.tallies.delete(oldest);
    }
  }

  /** It was no failure: the name is open again. */
  private takeBack(name: string): void {
    const tally = this.tallies.get(name);
    if (tally === undefined) return;
    if (tally.failures === 1) this.tallies.delete(name);
    else this.tallies.set(name, { ...tally, failures: tally.failures - 1, closedUntil: 0 });
  }

  private at(name: string, now: number): Tally | undefined {
    const tally = this.tallies.get(name);
    return tally === undefined || tally.lastAt + FORGOTTEN_MS < now ? undefined : tally;
  }

  private keyed(name: string, now: number): string {
    if (now - this.keyMadeAt >= KEY_LIFE_MS) {
      this.key = randomBytes(32);
      this.keyMadeAt = now;
      this.tallies.clear();
    }
    return createHmac('sha256', this.key).update(name).digest('base64url');
  }
}

function tooMany(seconds: number): DomainError {
  return new DomainError('too-many-attempts', `Too many attempts: try again in ${seconds} s.`, {
    retryAfter: seconds,
  });
}
