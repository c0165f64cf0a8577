import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError, type ErrorCode } from '../domain/errors.js';
import { asStorageError } from '../persistence/storage-error.js';
import { bareProblem, type Problem, problemOf, RETRY_AFTER_S } from './problem.js';
import { frameworkProblem } from './framework-problem.js';
import { prefersPage } from './prefers-page.js';
import { problemPage, SECOND_STEP, signInPath } from './problem-page.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { PAGE_POLICY } from './send-page.js';

/**
 * Turns every error into problem+json (RFC 9457), or into a plain page where a browser asks. What is not the
 * caller's mistake is logged and told as a bare 500: no message of a library leaves the server.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Sends the problem that `error` is. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemFrom(asStorageError(error), request);
    if (problem.status >= 500 && problem.status !== 503) {
      this.logger.error(error instanceof Error ? error : new Error(typeof error));
    }
    sendProblem(problem, request, reply);
  }
}

/** What somebody in a browser mends by signing in, or by going on with it. */
const SIGN_IN_FIRST: ReadonlySet<string> = new Set<ErrorCode>(['unauthenticated', 'second-factor-required']);

/** Writes a problem as the caller can read it. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  // What the router cannot read has not been through the gate.
  if (!reply.hasHeader('referrer-policy')) void reply.headers(SECURITY_HEADERS);
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer realm="concord"');
  if (problem.status === 503) void reply.header('Retry-After', RETRY_AFTER_S);
  if (typeof problem.retryAfter === 'number') void reply.header('Retry-After', String(problem.retryAfter));
  for (const header of [
    'etag',
    'last-modified',
    'content-disposition',
    'content-language',
    'content-encoding',
  ]) {
    void reply.removeHeader(header);
  }
  void reply
    .status(problem.status)
    .header('Cache-Control', 'no-store')
    .header('Vary', 'Accept, Accept-Language');
  if (!prefersPage(request.headers.accept)) {
    void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  } else if (SIGN_IN_FIRST.has(problem.code) && isPage(request)) {
    void reply.redirect(signInFirst(problem, request), 303);
  } else {
    void reply
      .header('content-security-policy', PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(problemPage(problem, request));
  }
}

/** Whoever took too long for the second step begins anew; anybody else comes back to where they wanted to go. */
function signInFirst({ code }: Problem, { url }: FastifyRequest): string {
  return url.startsWith(SECOND_STEP)
    ? '/sign-in?done=over'
    : signInPath(url, code === 'second-factor-required');
}

/** True where somebody opens a page, not the API, in a browser: signing in first leads to it. */
function isPage({ method, url }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/api/');
}

function problemFrom(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof DomainError) return problemOf(error);
  return frameworkProblem(error, request) ?? bareProblem(500);
}
