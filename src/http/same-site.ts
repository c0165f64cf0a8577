import type { FastifyRequest } from 'fastify';

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
 * @param publicUrl as for `addGate`; without it the `Host`, which the gate has checked, is ours.
 */
export function siteOf(headers: FastifyRequest['headers'], publicUrl: string | null): Site {
  const fetchSite = headers['sec-fetch-site'];
  if (fetchSite !== undefined) return fetchSite === 'same-origin' ? 'ours' : 'foreign';
  const { origin, host = '' } = headers;
  if (origin === undefined) return 'unknown';
  const own = publicUrl === null ? [`http://${host}`, `https://${host}`] : [new URL(publicUrl).origin];
  return own.includes(origin) ? 'ours' : 'foreign';
}

/** True where the request names a bearer token: a page of another site cannot make a browser send that. */
export function namesToken({ authorization = '' }: FastifyRequest['headers']): boolean {
  return /^bearer /i.test(authorization);
}
