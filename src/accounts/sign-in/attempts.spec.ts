import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DomainError } from '../../domain/errors.js';
import { signInNames } from './attempt-names.js';
import { Attempts, type Budget } from './attempts.js';

const MINUTE_MS = 60_000;

/** What came of it: `ok`, `refused`, or the seconds to wait. */
async function tryOnce(
  attempts: Attempts,
  names: readonly (string | Budget)[],
  result: 'right' | 'wrong' | 'our fault' = 'wrong',
): Promise<string | number> {
  try {
    await attempts.try(names, () => {
      if (result === 'wrong') throw new DomainError('unauthenticated', 'Wrong.');
      if (result === 'our fault') throw new DomainError('unavailable', 'The database is away.');
      return Promise.resolve();
    });
    return 'ok';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code === 'too-many-attempts' ? Number(error.details.retryAfter) : 'refused';
  }
}

async function wrongTimes(count: number, attempts: Attempts, names: readonly Budget[]): Promise<void> {
  for (let at = 0; at < count; at += 1) await tryOnce(attempts, names);
}

describe('failed attempts', () => {
  let attempts: Attempts;

  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-21T08:00:00Z') });
    attempts = new Attempts();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('are free at first; then each makes the next wait longer, never more than a minute, never for good', async () => {
    const names = [{ name: 'sign-in quiet-heron', free: 3 }];
    await wrongTimes(3, attempts, names);
    const waits: number[] = [];
    for (let at = 0; at < 9; at += 1) {
      const seconds = Number(await tryOnce(attempts, names, 'right'));
      waits.push(seconds);
      jest.advanceTimersByTime(seconds * 1000);
      expect(await tryOnce(attempts, names)).toBe('refused');
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    jest.advanceTimersByTime(MINUTE_MS);
    expect(await tryOnce(attempts, names, 'right')).toBe('ok');
  });

  it('are forgotten after a quarter of an hour', async () => {
    const names = [{ name: 'sign-in quiet-heron', free: 3 }];
    await wrongTimes(3, attempts, names);
    jest.advanceTimersByTime(16 * MINUTE_MS);
    await wrongTimes(2, attempts, names);
    expect(await tryOnce(attempts, names, 'right')).toBe('ok');
  });

  it('are what is counted: neither what was right nor what was our own fault', async () => {
    const names = [{ name: 'sign-in quiet-heron', free: 3 }];
    for (let at = 0; at < 20; at += 1) expect(await tryOnce(attempts, names, 'right')).toBe('ok');
    for (let at = 0; at < 20; at += 1) expect(await tryOnce(attempts, names, 'our fault')).toBe('refused');
    expect(await tryOnce(attempts, names, 'right')).toBe('ok');
  });

  it('sent at the same time are counted as many', async () => {
    const names = [{ name: 'sign-in quiet-heron', free: 3 }];
    const results = await Promise.all(Array.from({ length: 10 }, () => tryOnce(attempts, names)));
    expect(results.filter((result) => result === 'refused')).toHaveLength(3);
  });

  it('of many names do not fill the memory', () => {
    for (let at = 0; at < 100_010; at += 1) attempts.fail([`sign-in nobody-${at}`]);
    const kept = (attempts as unknown as { readonly tallies: ReadonlyMap<string, unknown> }).tallies;
    expect(kept.size).toBe(100_000);
    expect([...kept.keys()].join()).not.toContain('nobody');
  });
});

describe('sign-ins', () => {
  const ADDRESS = '198.51.100.7';
  let attempts: Attempts;

  beforeEach(() => {
    attempts = new Attempts();
  });

  it('on one account from one address do not shut it to other addresses', async () => {
    await wrongTimes(100, attempts, signInNames('quiet-heron', ADDRESS, null));
    expect(await tryOnce(attempts, signInNames('quiet-heron', ADDRESS, null), 'right')).not.toBe('ok');
    expect(await tryOnce(attempts, signInNames('quiet-heron', '203.0.113.9', null), 'right')).toBe('ok');
  });

  it('on one account from everywhere make it wait, but not the browser that its owner uses', async () => {
    for (let at = 1; at <= 40; at += 1)
      await tryOnce(attempts, signInNames('quiet-heron', `198.51.100.${at}`, null));
    expect(await tryOnce(attempts, signInNames('quiet-heron', '203.0.113.9', null), 'right')).not.toBe('ok');
    expect(await tryOnce(attempts, signInNames('quiet-heron', '203.0.113.9', 'mark'), 'right')).toBe('ok');
  });

  it('on many accounts from one address make that address wait', async () => {
    for (let at = 0; at < 110; at += 1) await tryOnce(attempts, signInNames(`heron-${at}`, ADDRESS, null));
    expect(await tryOnce(attempts, signInNames('plain-otter', ADDRESS, null), 'right')).not.toBe('ok');
    expect(await tryOnce(attempts, signInNames('plain-otter', '203.0.113.9', null), 'right')).toBe('ok');
  });

  it.each(['127.0.0.1', '::1', '10.1.2.3', '172.18.0.1', '192.168.1.1', '::ffff:127.0.0.1', 'fd00::1'])(
    'from %s, where a proxy or an onion service is, make nobody else wait',
    async (address) => {
      for (let at = 0; at < 200; at += 1) await tryOnce(attempts, signInNames(`heron-${at}`, address, null));
      expect(await tryOnce(attempts, signInNames('plain-otter', address, null), 'right')).toBe('ok');
    },
  );
});
