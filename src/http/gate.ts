import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bareProblem } from './problem.js';
import { sendProblem } from './problem.filter.js';

/** What every answer says to a browser; a page that needs more says so itself. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

/** Asked by machines beside the server, which call it by whatever name they have for it. */
const PROBES: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics']);

const LOCAL_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * What a request has to pass before anything looks at it: a `Host` that is ours (so that nobody can make us write
 * links to theirs) and a method that we know. `X-Forwarded-*` is not read anywhere.
 *
 * @param publicUrl the address that Concord is known under; null: only this machine's own names are ours.
 */
export function addGate(server: FastifyInstance, publicUrl: string | null): void {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(SECURITY_HEADERS);
    const refusal = refusalOf(request, publicHost);
    if (refusal === null) done();
    else refuse(refusal, request, reply);
  });
}

interface Refusal {
  readonly status: number;
  readonly detail: string;
}

function refusalOf(request: FastifyRequest, publicHost: string | null): Refusal | null {
  if (request.method === 'TRACE') return { status: 405, detail: 'TRACE is not answered here.' };
  if (PROBES.has(request.url) || isOurs(request.headers.host ?? '', publicHost)) return null;
  return { status: 400, detail: 'The Host of the request is not one that this server answers to.' };
}

function isOurs(host: string, publicHost: string | null): boolean {
  if (publicHost !== null) return host.toLowerCase() === publicHost;
  return LOCAL_NAMES.has(host.replace(/:\d{1,5}$/, '').toLowerCase());
}

function refuse({ status, detail }: Refusal, request: FastifyRequest, reply: FastifyReply): void {
  if (status === 405) void reply.header('Allow', 'GET, HEAD, POST, DELETE');
  sendProblem(bareProblem(status, detail), request, reply);
}
