import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { DomainError } from '../../domain/errors.js';
import { networkOf, ofDevice, ofStranger } from './attempt-names.js';
import { Attempts, type Budget, type Hearing } from './attempts.js';

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

  /** `ok`, `refused`, or `wait`; and whether it was looked at. */
  async function hear(
    hearing: Hearing,
    result: 'right' | 'wrong' = 'wrong',
  ): Promise<readonly [string, 'heard' | 'unheard']> {
    let heard: 'heard' | 'unheard' = 'unheard';
    try {
      await attempts.hear(hearing, () => {
        heard = 'heard';
        if (result === 'wrong') throw new DomainError('unauthenticated', 'Wrong.');
        return Promise.resolve();
      });
      return ['ok', heard];
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code !== 'too-many-attempts') return ['refused', heard];
      expect(error.details.retryAfter).toBeGreaterThanOrEqual(1);
      expect(error.details.retryAfter).toBeLessThanOrEqual(60);
      return ['wait', heard];
    }
  }
  const guess = async (count: number, hearingAt: (at: number) => Hearing) => {
    const outcomes: string[] = [];
    for (let at = 0; at < count; at += 1) outcomes.push((await hear(hearingAt(at)))[0]);
    return outcomes;
  };

  it('that are wrong have to wait after ten; one that is right never does', async () => {
    const here = ofStranger('quiet-heron', ADDRESS);
    const outcomes = await guess(13, () => here);
    expect(outcomes).toEqual([...Array<string>(10).fill('refused'), 'wait', 'wait', 'wait']);
    expect(await hear(here, 'right')).toEqual(['ok', 'heard']);
    expect((await guess(1, () => here))[0]).toBe('wait');
  });

  it('on one account from everywhere are looked at one by one, and the owner among them', async () => {
    await guess(30, (at) => ofStranger('quiet-heron', `198.51.100.${at}`));
    let [now, most] = [0, 0];
    const verify = async (): Promise<void> => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
      throw new DomainError('unauthenticated', 'Wrong.');
    };
    const guesses = Array.from({ length: 15 }, (_, at) =>
      attempts.hear(ofStranger('quiet-heron', `203.0.113.${at}`), verify).catch(() => 'wrong'),
    );
    expect(await hear(ofStranger('quiet-heron', '192.0.2.1'), 'right')).toEqual(['ok', 'heard']);
    await Promise.all(guesses);
    expect(most).toBe(1);
  });

  it('on many accounts from one address are not even looked at, but the first at an account in an hour', async () => {
    await guess(101, (at) => ofStranger(`heron-${at}`, ADDRESS));
    const owner = ofStranger('plain-otter', ADDRESS);
    expect(await hear(owner)).toEqual(['refused', 'heard']);
    expect(await hear(owner, 'right')).toEqual(['wait', 'unheard']);
    expect(await hear(ofStranger('still-marsh', ADDRESS), 'right')).toEqual(['ok', 'heard']);
    expect(await hear(ofStranger('plain-otter', '203.0.113.9'), 'right')).toEqual(['ok', 'heard']);
    expect(await hear(ofDevice('plain-otter', 'mark'), 'right')).toEqual(['ok', 'heard']);
  });

  it.each(['127.0.0.1', '::1', '10.1.2.3', '172.18.0.1', '192.168.1.1', '::ffff:127.0.0.1', 'fd00::1'])(
    'from %s, where a proxy or an onion service is, are refused to nobody for where they come from',
    async (address) => {
      await guess(200, (at) => ofStranger(`heron-${at}`, address));
      expect(await hear(ofStranger('heron-7', address), 'right')).toEqual(['ok', 'heard']);
    },
  );
});

describe('an address', () => {
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::'],
    ['2001:db8::1', '2001:db8:0:0::'],
    ['2001:db8:1:2:3:4:192.0.2.1', '2001:db8:1:2::'],
    ['::ffff:198.51.100.7', '198.51.100.7'],
    ['::ffff:c633:6407', '198.51.100.7'],
    ['198.51.100.7', '198.51.100.7'],
    ['::1', '::1'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
