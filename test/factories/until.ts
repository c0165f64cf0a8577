import { setTimeout as wait } from 'node:timers/promises';

/** Asks again until there is an answer; fails loudly after `patience` milliseconds. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  patience = 20_000,
): Promise<T> {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await wait(25);
  }
  throw new Error(`Waited ${patience} ms in vain for: ${what}.`);
}
