import type { FastifyReply } from 'fastify';
import { setDeviceCookie, setSessionCookie } from '../../http/session-cookie.js';
import type { SignedInSession } from './sign-in.service.js';

/** Hands the browser its session, and the mark by which it is known again where there is one. */
export function giveCookies(reply: FastifyReply, given: Pick<SignedInSession, 'session' | 'device'>): void {
  setSessionCookie(reply, given.session);
  if (given.device !== null) setDeviceCookie(reply, given.device);
}
