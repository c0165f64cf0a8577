import { parseCookie, stringifySetCookie } from 'cookie';
import type { FastifyReply } from 'fastify';

/** `__Host-`: only over TLS (or on this machine), only from this very host, for all of it (RFC 6265bis, section 4.1.3). */
export const SESSION = '__Host-concord';
const DEVICE = '__Host-concord-device';

/** Where a browser that signed in before is known again, in seconds. */
const DEVICE_MAX_AGE_S = 30 * 24 * 60 * 60;

const ATTRIBUTES = { path: '/', secure: true, httpOnly: true, sameSite: 'lax' } as const;

/** What a cookie is made from. */
export interface CookieSession {
  readonly secret: string;
  /** The cookie is forgotten when the browser is closed. */
  readonly shared: boolean;
  /** ISO 8601 UTC. */
  readonly expiresAt: string;
}

/** The secret in the session cookie; null where there is none. Where it comes twice, the first is taken, as browsers order them. */
export function sessionSecret(cookieHeader: string | undefined): string | null {
  return read(cookieHeader, SESSION);
}

/** What the browser was given when somebody last signed in with it; null where it is not known. */
export function deviceMark(cookieHeader: string | undefined): string | null {
  return read(cookieHeader, DEVICE);
}

export function setSessionCookie(reply: FastifyReply, session: CookieSession): void {
  const maxAge = Math.max(0, Math.floor((Date.parse(session.expiresAt) - Date.now()) / 1000));
  set(reply, SESSION, session.secret, session.shared ? null : maxAge);
}

export function clearSessionCookie(reply: FastifyReply): void {
  set(reply, SESSION, '', 0);
}

export function setDeviceCookie(reply: FastifyReply, mark: string): void {
  set(reply, DEVICE, mark, DEVICE_MAX_AGE_S);
}

/** The browser is as any other from now on. */
export function clearDeviceCookie(reply: FastifyReply): void {
  set(reply, DEVICE, '', 0);
}

function read(header: string | undefined, name: string): string | null {
  const value = header === undefined ? undefined : parseCookie(header)[name];
  return value === undefined || value === '' ? null : value;
}

function set(reply: FastifyReply, name: string, value: string, maxAge: number | null): void {
  const cookie = stringifySetCookie(name, value, { ...ATTRIBUTES, ...(maxAge === null ? {} : { maxAge }) });
  void reply.header('set-cookie', cookie);
}
