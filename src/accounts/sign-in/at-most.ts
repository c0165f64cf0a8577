import { randomInt } from 'node:crypto';
import { DomainError } from '../../domain/errors.js';

interface Waiting {
  readonly whose: string;
  readonly enter: () => void;
  readonly refuse: () => void;
}

/**
 * Lets so many pieces of work run at the same time; the others wait, and are taken in no order. Where too many wait, one of
 * those gives way who has the most there: whoever floods the queue throws out their own.
 */
export class AtMost {
  private running = 0;
  private readonly waiting: Waiting[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /**
   * @param whose whoever waits under one name has one share.
   * @throws DomainError `unavailable` where it had to give way; what the work throws.
   */
  async run<T>(work: () => Promise<T>, whose = ''): Promise<T> {
    await this.enter(whose);
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(whose: string): Promise<void> {
    if (this.running < this.atOnce) {
      this.running += 1;
      return Promise.resolve();
    }
    return new Promise((enter, reject) => {
      const refuse = (): void => {
        reject(new DomainError('unavailable', 'Too many are signing in at this moment: try again shortly.'));
      };
      this.waiting.push({ whose, enter, refuse });
      if (this.waiting.length > this.mostWaiting) this.giveWay();
    });
  }

  /** Of those who have the most waiting, a random one. */
  private giveWay(): void {
    const shares = new Map<string, number>();
    for (const { whose } of this.waiting) shares.set(whose, (shares.get(whose) ?? 0) + 1);
    const largest = Math.max(...shares.values());
    const those = this.waiting.filter(({ whose }) => shares.get(whose) === largest);
    const one = those[randomInt(those.length)];
    if (one === undefined) return;
    this.waiting.splice(this.waiting.indexOf(one), 1);
    one.refuse();
  }

  /** Who waits takes the place over. */
  private leave(): void {
    const [next] = this.waiting.splice(this.waiting.length === 0 ? 0 : randomInt(this.waiting.length), 1);
    if (next === undefined) this.running -= 1;
    else next.enter();
  }
}
