import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { catchError, concatMap, from, type Observable, of, switchMap } from 'rxjs';
import type { Grants } from '../domain/accounts/grants.js';
import { DomainError, type ErrorCode } from '../domain/errors.js';
import type { StoredAnswer } from '../persistence/records.js';
import { type AuthenticatedRequest, HOLDS_SECRET } from './access.js';
import { IdempotencyKeys, type KeyUse } from './idempotency-keys.js';
import { type Problem, problemOf } from './problem.js';

/** Headers that belong to the answer and are given again with it. */
const KEPT_HEADERS = ['location', 'etag', 'content-type'] as const;

/**
 * Honours `Idempotency-Key` on POST: the same key with the same request gets the same answer, and the effect happens
 * once, however many ask at the same time. What the caller did wrong is answered again as well; what was our fault
 * frees the key for another try.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    const use = keyUse(request);
    if (use === null) return next.handle();
    if (this.reflector.getAllAndOverride<boolean>(HOLDS_SECRET, [context.getHandler(), context.getClass()]))
      throw new DomainError(
        'invalid-input',
        'This address takes no Idempotency-Key: its secrets are kept nowhere.',
      );
    const reply = http.getResponse<FastifyReply>();
    return from(this.keys.begin(use)).pipe(
      switchMap((stored) => (stored === null ? this.perform(use, next, reply) : of(replay(stored, reply)))),
    );
  }

  private perform(use: KeyUse, next: CallHandler, reply: FastifyReply): Observable<unknown> {
    return next.handle().pipe(
      concatMap(async (value: unknown) => {
        await this.keys.complete(use, answerOf(value, reply));
        return value;
      }),
      catchError(async (error: unknown) => {
        if (error instanceof DomainError && error.code !== 'unavailable') {
          await this.keys.complete(use, refusalOf(error));
        } else await this.keys.release(use);
        throw error;
      }),
    );
  }
}

function keyUse(request: AuthenticatedRequest): KeyUse | null {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || key === undefined || request.caller === undefined) return null;
  if (request.body instanceof URLSearchParams) return null;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
    throw new DomainError('invalid-input', 'An Idempotency-Key is 1 to 200 visible ASCII characters.');
  }
  const body = Buffer.isBuffer(request.body) ? request.body : JSON.stringify(request.body ?? null);
  const ifMatch = request.headers['if-match'] ?? '';
  // Whatever somebody puts into a query is as little to be read in the database as in the log.
  const [path = '', query = ''] = request.url.split(/\?(.*)/su);
  const { accountId, grants } = request.caller;
  const asked = `${query}\n${ifMatch}\n${inOneForm(grants)}\n`;
  const bodyHash = createHash('sha256').update(asked).update(body).digest('hex');
  return { accountId, key, route: `${request.method} ${path}`, bodyHash };
}

/** An answer is for whoever may do what the one who asked first might: a narrower token, or a role lost, gets none of it. */
function inOneForm(grants: Grants): string {
  return JSON.stringify(grants.map(({ language, role }) => [language, role].join(' ')).sort());
}

function answerOf(value: unknown, reply: FastifyReply): StoredAnswer {
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const header = reply.getHeader(name);
    if (typeof header === 'string') headers[name] = header;
  }
  return { status: reply.statusCode, body: value === undefined ? '' : JSON.stringify(value), headers };
}

function refusalOf(error: DomainError): StoredAnswer {
  const problem = problemOf(error);
  return { status: problem.status, body: JSON.stringify(problem), headers: {} };
}

function replay(stored: StoredAnswer, reply: FastifyReply): unknown {
  if (stored.status >= 400) throw refusalIn(stored);
  void reply.status(stored.status).headers(stored.headers);
  return stored.body === '' ? undefined : (JSON.parse(stored.body) as unknown);
}

function refusalIn(stored: StoredAnswer): DomainError {
  const problem = JSON.parse(stored.body) as Problem & { readonly code: ErrorCode };
  return new DomainError(problem.code, problem.detail ?? '', problem);
}
