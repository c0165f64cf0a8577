import { Injectable } from '@nestjs/common';
import { DomainError } from '../domain/errors.js';

/** How often an account, or the holder of a code, may hear within an hour that a handle is taken. */
const MOST = 5;
const HOUR_MS = 60 * 60 * 1000;
/** Of all who ask; beyond it the oldest are forgotten. */
const MOST_ASKERS = 10_000;

/** Keeps people from finding out who is here by trying names. Counted in memory, by each process for itself. */
@Injectable()
export class TakenHandles {
  private readonly heard = new Map<string, readonly number[]>();

  /**
   * Makes an attempt to take a handle. It counts from before it begins, so that a hundred at once are counted as a hundred,
   * and no more where it was not refused for that.
   *
   * @param asker id of an account or of an invitation.
   * @throws DomainError `too-many-attempts` with `retryAfter` in seconds; what the attempt throws.
   */
  async try<T>(asker: string, attempt: () => Promise<T>): Promise<T> {
    const now = Date.now();
    const recent = (this.heard.get(asker) ?? []).filter((at) => at > now - HOUR_MS);
    if (recent.length >= MOST) throw tooMany(Math.ceil(((recent[0] ?? now) + HOUR_MS - now) / 1000));
    this.keep(asker, [...recent, now]);
    let isTaken = false;
    try {
      return await attempt();
    } catch (error) {
      isTaken = error instanceof DomainError && error.code === 'handle-taken';
      throw error;
    } finally {
      if (!isTaken) this.takeBack(asker, now);
    }
  }

  private keep(asker: string, times: readonly number[]): void {
    this.heard.delete(asker);
    if (times.length > 0) this.heard.set(asker, times);
    for (const oldest of this.heard.keys()) {
      if (this.heard.size <= MOST_ASKERS) break;
      this.heard.delete(oldest);
    }
  }

  private takeBack(asker: string, at: number): void {
    const times = [...(this.heard.get(asker) ?? [])];
    const place = times.indexOf(at);
    if (place >= 0) times.splice(place, 1);
    this.keep(asker, times);
  }
}

function tooMany(seconds: number): DomainError {
  const message = `Too many handles that others have: try again in ${Math.ceil(seconds / 60)} minutes.`;
  return new DomainError('too-many-attempts', message, { retryAfter: seconds });
}
