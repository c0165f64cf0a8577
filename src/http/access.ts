import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiForbiddenResponse, ApiUnauthorizedResponse } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../domain/accounts/caller.js';
import type { Role } from '../domain/accounts/grants.js';
import { DomainError } from '../domain/errors.js';

/** A request whose token the guard has checked. */
export interface AuthenticatedRequest extends FastifyRequest {
  caller?: Caller;
}

/** Under which a route says who may call it: `'public'` or the least role. */
export const ACCESS = 'concord:access';

export type Access = 'public' | Role;

/** A route for everybody. Every other route is refused unless it says `@Requires`. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(ACCESS, 'public' satisfies Access);

/**
 * A route for callers with this role or a higher one. Which languages they may touch is the service's question: it
 * needs to know the thing that is asked for.
 */
export function Requires(role: Role): MethodDecorator & ClassDecorator {
  return applyDecorators(
    SetMetadata(ACCESS, role satisfies Access),
    ApiBearerAuth(),
    ApiUnauthorizedResponse({ description: 'No token, or one that is unknown, expired or revoked.' }),
    ApiForbiddenResponse({ description: `The token's role is below ${role}.` }),
  );
}

/** The caller of an authenticated route. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (caller === undefined) throw new DomainError('unauthenticated', 'This address needs an API token.');
  return caller;
});
