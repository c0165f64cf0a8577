import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../domain/errors.js';
import { AllowedMethods } from './allowed-methods.js';
import { bareProblem } from './problem.js';
import { isLocalName } from './local-name.js';
import { type Addresses, isUnsafe, namesToken, siteOf } from './same-site.js';
import { sessionSecret } from './session-cookie.js';
import { sendProblem } from './problem.filter.js';
import { onionLocation, securityHeaders } from './security-headers.js';

/** Asked by machines beside the server, which call it by whatever name they have for it. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

/**
 * What a request has to pass before anything looks at it: a `Host` that is ours (so that nobody can make us write
 * links to theirs) and a method that the address knows. `X-Forwarded-*` is not read anywhere.
 *
 * Whatever is answered says how a browser has to treat it.
 */
export function addGate(server: FastifyInstance, config: Addresses): void {
  const isOurs = hostCheck(config);
  const headers = securityHeaders(config);
  const methods = new AllowedMethods(server);
  server.addHook('onRequest', (request, reply, done) => {
    const refusal = refusalOf(request, isOurs, methods) ?? crossSite(request, config);
    void reply.headers(headers);
    if (refusal === null) done();
    else refuse(refusal, request, reply);
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    void reply.headers(onionLocation(config, request.url, reply.getHeader('content-type')));
    done(null, payload);
  });
}

/** True where a `Host` is one that this server answers to. */
export type HostCheck = (host: string) => boolean;

/** Without a public address only this machine's own names are ours; the onion service is in any case. */
export function hostCheck({ publicUrl, onionUrl }: Addresses): HostCheck {
  const known = [publicUrl, onionUrl].filter((url) => url !== null).map((url) => new URL(url).host);
  if (publicUrl !== null) return (host) => known.includes(host.toLowerCase());
  return (host) => isLocalName(host) || known.includes(host.toLowerCase());
}

interface Refusal {
  readonly status: number;
  readonly code?: ErrorCode;
  readonly detail: string;
  /** What the address does take, where it is the method that is refused. */
  readonly allow?: readonly string[];
}

function refusalOf(request: FastifyRequest, isOurs: HostCheck, methods: AllowedMethods): Refusal | null {
  const isProbe = PROBES.has(request.url);
  if (!isProbe && !isOurs(request.headers.host ?? '')) {
    return { status: 400, detail: 'The Host of the request is not one that this server answers to.' };
  }
  if (!request.is404) return null;
  const known = methods.at(request.url);
  const allow = request.method === 'TRACE' && known.length === 0 ? ['GET', 'HEAD'] : known;
  if (allow.length === 0) return null;
  return { status: 405, detail: `This address takes ${allow.join(', ')}, not ${request.method}.`, allow };
}

/**
 * A page of another site must not act with the session of whoever looks at it: asked before the body is read, since
 * that may not be readable. Where nothing is said of the site, only what carries a session is refused.
 */
function crossSite(request: FastifyRequest, config: Addresses): Refusal | null {
  if (!isUnsafe(request) || namesToken(request.headers)) return null;
  const site = siteOf(request.headers, config);
  if (site === 'ours') return null;
  if (site === 'unknown' && sessionSecret(request.headers.cookie) === null) return null;
  return { status: 403, code: 'cross-site', detail: 'The request does not come from a page of this server.' };
}

function refuse(
  { status, code, detail, allow }: Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  if (allow !== undefined) void reply.header('Allow', allow.join(', '));
  const problem = bareProblem(status, detail);
  sendProblem(code === undefined ? problem : { ...problem, code }, request, reply);
}
