import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCookieAuth,
  ApiForbiddenResponse,
  ApiResponse,
  ApiUnauthorizedResponse,
} from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../domain/accounts/caller.js';
import type { Role } from '../domain/accounts/grants.js';
import { DomainError } from '../domain/errors.js';

/** A request whose token or session the guard has checked. */
export interface AuthenticatedRequest extends FastifyRequest {
  caller?: Caller;
}

/** Under which a route says who may call it. */
export const ACCESS = 'concord:access';
/** Under which a route says that an API token is not enough. */
export const NEEDS_SESSION = 'concord:needs-session';
/** Under which a route says that what it is sent, or answers, is a secret. */
export const HOLDS_SECRET = 'concord:holds-secret';

/** Under which a route says that whoever may not call it is not to know that it is there. */
export const HIDES = 'concord:hides';

/** Everybody, whoever has an account, whoever still has to show a second factor, or the least role. */
export type Access = 'public' | 'account' | 'second-factor' | Role;

type Decorator = MethodDecorator & ClassDecorator;

/**
 * A route for everybody. Every other route is refused unless it says `@Requires…`. Where it changes something it takes
 * requests of our own pages only: a form elsewhere could sign a browser in as somebody else.
 */
export const Public = (): Decorator => SetMetadata(ACCESS, 'public' satisfies Access);

/**
 * A route for callers with this role or a higher one. Which languages they may touch is the service's question: it
 * needs to know the thing that is asked for.
 */
export function Requires(role: Role): Decorator {
  return applyDecorators(
    open(role),
    ApiBearerAuth(),
    ApiForbiddenResponse({ description: `The caller's role is below ${role}.` }),
  );
}

/**
 * What the route is about is not to be known below its role: there it answers 404.
 *
 * @param what named in the refusal; null: a route of such a controller that refuses like any other.
 */
export function Hides(what: string | null): Decorator {
  return SetMetadata(HIDES, what);
}

/** A route for everybody who has an account, whatever they may do. */
export function RequiresAccount(): Decorator {
  return applyDecorators(open('account'), ApiBearerAuth());
}

/** A route for people who are signed in, with this role where one is named: an API token may not change who it belongs to. */
export function RequiresSession(role: Role | 'account' = 'account'): Decorator {
  return applyDecorators(
    open(role),
    SetMetadata(NEEDS_SESSION, true),
    ApiForbiddenResponse({ description: 'An API token may not do this, or the role is too low.' }),
  );
}

/** A route for those whose passphrase was right, and whose second factor is awaited. */
export function AwaitsSecondFactor(): Decorator {
  return applyDecorators(open('second-factor'), SetMetadata(NEEDS_SESSION, true));
}

/**
 * What the route is sent or answers is a secret: a passphrase, a code, a token. Nothing of it is kept, not even for an
 * `Idempotency-Key`, which the route therefore does not take.
 */
export function HoldsSecret(): Decorator {
  return SetMetadata(HOLDS_SECRET, true);
}

/** Documents that somebody who tries too often has to wait. */
export function ApiLimited(): MethodDecorator {
  return ApiResponse({
    status: 429,
    description:
      'Too many attempts: wait for as long as Retry-After says: a minute at most, after passphrases and codes.',
    headers: { 'Retry-After': { description: 'Seconds.', schema: { type: 'string' } } },
  });
}

/** The caller of an authenticated route. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (caller === undefined) throw unauthenticated();
  return caller;
});

/** The one refusal for whoever is not known. */
export function unauthenticated(): DomainError {
  return new DomainError(
    'unauthenticated',
    'This needs somebody who is signed in, or an API token that is neither unknown, expired nor revoked.',
  );
}

function open(access: Access): Decorator {
  return applyDecorators(
    SetMetadata(ACCESS, access),
    ApiCookieAuth(),
    ApiUnauthorizedResponse({
      description: 'No session or token, or one that is unknown, over, expired or revoked.',
    }),
  );
}
