import type { FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';

/** The addresses that Concord is known under. */
export type Addresses = Pick<Config, 'publicUrl' | 'onionUrl'>;

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Where a request was made, as its browser says: on our own pages, elsewhere, or nothing is said. */
export type Site = 'ours' | 'foreign' | 'unknown';

/** True where the request may change something (RFC 9110, section 9.2.1). */
export function isUnsafe({ method }: Pick<FastifyRequest, 'method'>): boolean {
  return !SAFE.has(method);
}

/**
 * `Sec-Fetch-Site` decides where there is one: our pages send no referrer, so that the `Origin` of their forms is
 * `null`. Neither header can be set by a script of another site.
 *
 * @param addresses ours; without a public one the `Host`, which the gate has checked, is.
 */
export function siteOf(headers: FastifyRequest['headers'], { publicUrl, onionUrl }: Addresses): Site {
  const fetchSite = headers['sec-fetch-site'];
  if (fetchSite !== undefined) return fetchSite === 'same-origin' ? 'ours' : 'foreign';
  const { origin, host = '' } = headers;
  if (origin === undefined) return 'unknown';
  const known = [publicUrl, onionUrl].filter((url) => url !== null).map((url) => new URL(url).origin);
  const own = publicUrl === null ? [`http://${host}`, `https://${host}`] : [];
  return [...known, ...own].includes(origin) ? 'ours' : 'foreign';
}

/** True where the request names a bearer token: a page of another site cannot make a browser send that. */
export function namesToken({ authorization = '' }: FastifyRequest['headers']): boolean {
  return /^bearer /i.test(authorization);
}
