import { describe, expect, it } from '@jest/globals';
import { AtMost } from './at-most.js';
import { Passphrases } from './passphrases.js';

const passphrases = new Passphrases();

describe('a passphrase', () => {
  it('is right for its own hash and no other, and no hash is like another', async () => {
    const [one, two] = await Promise.all([
      passphrases.hash('seven herons over the delta'),
      passphrases.hash('seven herons over the delta'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passphrases.isRight('seven herons over the delta', one)).toBe(true);
    expect(await passphrases.isRight('seven herons over the Delta', one)).toBe(false);
    expect(await passphrases.isRight('seven herons over the delta', null)).toBe(false);
  });

  it('is the same from every keyboard', async () => {
    const encoded = await passphrases.hash('sept hérons sur le ﬂeuve');
    expect(await passphrases.isRight('sept he\u0301rons sur le fleuve', encoded)).toBe(true);
  });

  it('may be in any script: characters count, not bytes', async () => {
    await expect(passphrases.refuseWeak('сім чапель річка', 'quiet-heron')).resolves.toBeUndefined();
    await expect(passphrases.refuseWeak('七羽の鷺が川を渡る', 'quiet-heron')).rejects.toThrow(
      'fewer than 12',
    );
    await expect(passphrases.refuseWeak('🦩🐦🦆🦉🐧🦢', 'quiet-heron')).rejects.toThrow('fewer than 12');
  });

  it.each([
    ['123qweasdzxc', 'found in breaches'],
    ['Q1W2E3R4T5Y6', 'found in breaches'],
    ['aaaaaaaaaaaaaaaa', 'fewer than 5 different'],
    ['my name is quiet-heron', 'contains the handle'],
    ['a'.repeat(300), 'more than 256'],
  ])('like %s is refused: it %s', async (weak, reason) => {
    await expect(passphrases.refuseWeak(weak, 'Quiet-Heron')).rejects.toThrow(reason);
  });

  it('that is offered is never refused', async () => {
    for (let at = 0; at < 50; at += 1)
      await expect(passphrases.refuseWeak(passphrases.generate(), 'quiet-heron')).resolves.toBeUndefined();
  });
});

describe('work of which so much may go on at once', () => {
  it('waits its turn, and is refused where the queue is too long', async () => {
    const gate = new AtMost(2, 3);
    let running = 0;
    let most = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        Promise.resolve().then(() =>
          gate.run(async () => {
            running += 1;
            most = Math.max(most, running);
            await new Promise((resolve) => setTimeout(resolve, 5));
            running -= 1;
          }),
        ),
      ),
    );
    expect(most).toBe(2);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    await expect(gate.run(() => Promise.reject(new Error('fell over')))).rejects.toThrow('fell over');
    await expect(gate.run(() => Promise.resolve('next'))).resolves.toBe('next');
  });
});
