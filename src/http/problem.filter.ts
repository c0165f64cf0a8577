import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Logger,
  NotFoundException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../domain/errors.js';
import { asStorageError } from '../persistence/storage-error.js';
import { bareProblem, type Problem, problemOf } from './problem.js';
import { problemPage } from './problem-page.js';

/** Errors that Fastify and its plugins throw. */
interface FrameworkError extends Error {
  readonly statusCode?: number;
  readonly code?: string;
}

/** Seconds that a caller should wait when a service behind Concord does not answer. */
const RETRY_AFTER_S = '5';

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
    const problem = describe(asStorageError(error));
    if (problem.status >= 500 && problem.status !== 503) {
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    sendProblem(problem, request, reply);
  }
}

/** Writes a problem as the caller can read it. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  if (problem.status === 401) void reply.header('WWW-Authenticate', 'Bearer realm="concord"');
  if (problem.status === 503) void reply.header('Retry-After', RETRY_AFTER_S);
  for (const header of [
    'etag',
    'last-modified',
    'content-disposition',
    'content-language',
    'content-encoding',
  ]) {
    void reply.removeHeader(header);
  }
  void reply.status(problem.status).header('Cache-Control', 'no-store').header('Vary', 'Accept');
  if (request.headers.accept?.includes('text/html') === true) {
    void reply.type('text/html; charset=utf-8').send(problemPage(problem));
  } else {
    void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}

function describe(error: unknown): Problem {
  if (error instanceof DomainError) return problemOf(error);
  if (error instanceof HttpException) return bareProblem(error.getStatus(), detailOf(error));
  const { statusCode, message } = error as FrameworkError;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return bareProblem(statusCode, message);
  return bareProblem(500);
}

function detailOf(error: HttpException): string | undefined {
  if (error instanceof NotFoundException) return 'There is nothing at this address.';
  return error.getStatus() < 500 ? error.message : undefined;
}
