import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { isLocalName } from './local-name.js';

/**
 * Figures tell when people work. A `Host` proves nothing, since an onion service and most proxies pass on any: where
 * others can reach this server, the token does. Where nobody is meant to, the name keeps other sites out that lead a browser
 * to this machine.
 */
export function maySeeFigures(
  { host = '', authorization = '' }: FastifyRequest['headers'],
  { publicUrl, onionUrl, metricsToken }: Pick<Config, 'publicUrl' | 'onionUrl' | 'metricsToken'>,
): boolean {
  const isReachable = publicUrl !== null || onionUrl !== null;
  if (!isReachable && isLocalName(host)) return true;
  const sent = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  return metricsToken !== null && sent !== undefined && isSame(sent, metricsToken);
}

/** As long for every wrong token: what is compared are hashes. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
