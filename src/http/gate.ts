import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { bareProblem } from './problem.js';
import { sendProblem } from './problem.filter.js';
import { SECURITY_HEADERS } from './security-headers.js';

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
  const isOurs = hostCheck(publicUrl);
  server.addHook('onRequest', (request, reply, done) => {
    const refusal = refusalOf(request, isOurs);
    void reply.headers(SECURITY_HEADERS);
    if (refusal === null) done();
    else refuse(refusal, request, reply);
  });
}

/** True where a `Host` is one that this server answers to. */
export type HostCheck = (host: string) => boolean;

/** @param publicUrl as for `addGate`. */
export function hostCheck(publicUrl: string | null): HostCheck {
  if (publicUrl === null) return (host) => LOCAL_NAMES.has(host.replace(/:\d{1,5}$/, '').toLowerCase());
  const publicHost = new URL(publicUrl).host;
  return (host) => host.toLowerCase() === publicHost;
}

interface Refusal {
  readonly status: number;
  readonly detail: string;
}

function refusalOf(request: FastifyRequest, isOurs: HostCheck): Refusal | null {
  if (request.method === 'TRACE') return { status: 405, detail: 'TRACE is not answered here.' };
  if (PROBES.has(request.url) || isOurs(request.headers.host ?? '')) return null;
  return { status: 400, detail: 'The Host of the request is not one that this server answers to.' };
}

function refuse({ status, detail }: Refusal, request: FastifyRequest, reply: FastifyReply): void {
  if (status === 405) void reply.header('Allow', 'GET, HEAD, POST, PATCH, DELETE');
  sendProblem(bareProblem(status, detail), request, reply);
}
