import { createHmac, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors.js';
import { Turns } from './turns.js';

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

/** An attempt that is looked at even where too many have failed before it: what is right gets in. */
export interface Hearing {
  readonly budgets: readonly Budget[];
  /** Under this name attempts past their budgets are looked at one by one. */
  readonly turn: string;
  /** Past this budget nothing is looked at, but what is the first in an hour under the name `unlessFirst`. */
  readonly gate?: Budget & { readonly unlessFirst: string };
}

/** A name under its HMAC, and how it stood before the attempt. */
interface Counted {
  readonly name: string;
  readonly closedBefore: number;
  readonly closedUntil: number;
}

const FREE = 10;
const LONGEST_WAIT_MS = 60_000;
/** After so long without a failure all is forgotten. */
const FORGOTTEN_MS = 15 * 60_000;
const FIRST_AGAIN_MS = 60 * 60_000;
/** After a wrong attempt past its budget the next one under the same name waits so long: ten a second at the most. */
const REST_MS = 100;
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
  private readonly turns = new Turns();

  /**
   * Makes an attempt; what it refuses counts as a failure under each name, from before it begins, so that a hundred at
   * once are counted as a hundred. What is our own fault does not count.
   *
   * @throws DomainError `too-many-attempts` with `retryAfter` in seconds; what the attempt throws.
   */
  async try<T>(names: readonly (string | Budget)[], attempt: () => Promise<T>): Promise<T> {
    const counted = this.count(names);
    return this.judged(counted, attempt);
  }

  /**
   * Makes an attempt as `try` does, also where too many have failed: then after those before it, one by one, and what is
   * wrong is told to wait rather than why.
   *
   * @throws DomainError `too-many-attempts` where it was wrong, or not even looked at; `unavailable` where too many are
   *   looked at; what the attempt throws.
   */
  async hear<T>({ budgets, turn, gate }: Hearing, attempt: () => Promise<T>): Promise<T> {
    const now = Date.now();
    if (gate !== undefined && !this.isFirst(gate.unlessFirst, now)) this.refuseClosed([gate], now);
    const all = gate === undefined ? budgets : [...budgets, gate];
    const isSpent = this.waitOf(budgets, now) > 0;
    const counted = all.map(({ name, free }) => this.add(this.keyed(name, now), free, now));
    if (!isSpent) return this.judged(counted, attempt);
    try {
      const inTurn = () => this.turns.take(this.keyed(turn, now), REST_MS, attempt);
      return await this.judged(counted, inTurn);
    } catch (error) {
      if (isWrong(error)) throw tooMany(Math.max(1, this.waitOf(budgets, Date.now())));
      throw error;
    }
  }

  /** A failure that is known already. @throws DomainError `too-many-attempts` where there were too many before it. */
  fail(names: readonly (string | Budget)[]): void {
    this.count(names);
  }

  private count(names: readonly (string | Budget)[]): readonly Counted[] {
    const now = Date.now();
    const budgets = names.map((name) => (typeof name === 'string' ? { name, free: FREE } : name));
    this.refuseClosed(budgets, now);
    return budgets.map(({ name, free }) => this.add(this.keyed(name, now), free, now));
  }

  private refuseClosed(budgets: readonly Budget[], now: number): void {
    const wait = this.waitOf(budgets, now);
    if (wait > 0) throw tooMany(wait);
  }

  /** In seconds; 0 where all are open. */
  private waitOf(budgets: readonly Budget[], now: number): number {
    const until = budgets.map(({ name }) => this.at(this.keyed(name, now), now)?.closedUntil ?? 0);
    return Math.ceil(Math.max(0, ...until.map((time) => time - now)) / 1000);
  }

  private isFirst(name: string, now: number): boolean {
    return (this.tallies.get(this.keyed(name, now))?.lastAt ?? -Infinity) + FIRST_AGAIN_MS < now;
  }

  private async judged<T>(counted: readonly Counted[], attempt: () => Promise<T>): Promise<T> {
    let failed = false;
    try {
      return await attempt();
    } catch (error) {
      failed = isWrong(error);
      throw error;
    } finally {
      if (!failed) for (const one of counted) this.takeBack(one);
    }
  }

  private add(name: string, free: number, now: number): Counted {
    const closedBefore = this.at(name, now)?.closedUntil ?? 0;
    const failures = (this.at(name, now)?.failures ?? 0) + 1;
    const wait = failures < free ? 0 : Math.min(LONGEST_WAIT_MS, 1000 * 2 ** Math.min(16, failures - free));
    this.tallies.delete(name);
    const closedUntil = wait === 0 ? 0 : now + wait;
    this.tallies.set(name, { failures, closedUntil, lastAt: now });
    for (const oldest of this.tallies.keys()) {
      if (this.tallies.size <= MOST_NAMES) break;
      this.tallies.delete(oldest);
    }
    return { name, closedBefore, closedUntil };
  }

  /** It was no failure: the name is as open as it was before, unless another failure has closed it meanwhile. */
  private takeBack({ name, closedBefore, closedUntil: closedByThis }: Counted): void {
    const tally = this.tallies.get(name);
    if (tally === undefined) return;
    if (tally.failures === 1) this.tallies.delete(name);
    const closedUntil = tally.closedUntil === closedByThis ? closedBefore : tally.closedUntil;
    if (tally.failures > 1) this.tallies.set(name, { ...tally, failures: tally.failures - 1, closedUntil });
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

/** What is our own fault is nobody's failure. */
function isWrong(error: unknown): boolean {
  return error instanceof DomainError && error.code !== 'unavailable';
}

function tooMany(seconds: number): DomainError {
  return new DomainError('too-many-attempts', `Too many attempts: try again in ${seconds} s.`, {
    retryAfter: seconds,
  });
}
