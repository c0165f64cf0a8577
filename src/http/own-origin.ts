import type { FastifyRequest } from 'fastify';
import type { Addresses } from './same-site.js';

/** The origin under which the caller sees us; of several that we have, the one that was asked. The gate has checked it. */
export function ownOrigin({ headers }: Pick<FastifyRequest, 'headers'>, addresses: Addresses): string {
  const { host = '' } = headers;
  const known = [addresses.publicUrl, addresses.onionUrl]
    .filter((url) => url !== null)
    .map((url) => new URL(url));
  const asked = known.find((url) => url.host === host.toLowerCase()) ?? known[0];
  return asked?.origin ?? `http://${host}`;
}
