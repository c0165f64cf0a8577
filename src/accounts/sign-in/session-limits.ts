import type { SessionRecord } from '../../persistence/people-records.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long a session may lie unused, and how long it may last at all, in milliseconds. */
interface Limits {
  readonly idle: number;
  readonly absolute: number;
}

const OWN_COMPUTER: Limits = { idle: 12 * HOUR_MS, absolute: 14 * DAY_MS };
const SHARED_COMPUTER: Limits = { idle: HOUR_MS, absolute: 12 * HOUR_MS };
/** Between the passphrase and the second factor. */
const HALF_WAY: Limits = { idle: 10 * MINUTE_MS, absolute: 10 * MINUTE_MS };

/** The longest that any session lies unused, in milliseconds. */
export const LONGEST_IDLE_MS = OWN_COMPUTER.idle;

/** A use is written down at most this often, in milliseconds. */
export const TOUCH_AFTER_MS = 5 * MINUTE_MS;

export function limitsOf(session: Pick<SessionRecord, 'stage' | 'shared'>): Limits {
  if (session.stage === 'second-factor') return HALF_WAY;
  return session.shared ? SHARED_COMPUTER : OWN_COMPUTER;
}

/** True where the session is over: unused for too long, or too old. */
export function isOver(session: SessionRecord, now: number): boolean {
  return now >= Date.parse(session.expiresAt) || now >= Date.parse(session.usedAt) + limitsOf(session).idle;
}
