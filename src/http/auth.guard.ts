import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { Config } from '../config/config.js';
import { type Caller, notFound } from '../domain/accounts/caller.js';
import { hasRole } from '../domain/accounts/grants.js';
import { DomainError } from '../domain/errors.js';
import {
  type Access,
  ACCESS,
  type AuthenticatedRequest,
  HIDES,
  NEEDS_SESSION,
  unauthenticated,
} from './access.js';
import { Authenticator } from './authenticator.js';
import { isUnsafe, namesToken, siteOf } from './same-site.js';
import { sessionSecret } from './session-cookie.js';

/** What a route asks of its caller. */
interface Demand {
  readonly access: Access | undefined;
  readonly session: boolean;
  /** What is not to be known below the role; null where that is no secret. */
  readonly hides: string | null;
}

/** Refuses by default: a route is open only where it says so, and to the role that it names. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<AuthenticatedRequest>();
    const demand = this.demandOf(context);
    if (demand.access !== 'public' || isUnsafe(request))
      void http.getResponse<FastifyReply>().header('Cache-Control', 'no-store');
    if (demand.access === 'public') this.refuseForeignWrite(request);
    else request.caller = await this.admit(request, demand);
    return true;
  }

  private demandOf(context: ExecutionContext): Demand {
    const places = [context.getHandler(), context.getClass()];
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, places);
    const hides = this.reflector.getAllAndOverride<string | null | undefined>(HIDES, places) ?? null;
    return { access, session: this.reflector.getAllAndOverride<boolean>(NEEDS_SESSION, places), hides };
  }

  private refuseForeignWrite(request: AuthenticatedRequest): void {
    if (!isUnsafe(request) || namesToken(request.headers)) return;
    if (siteOf(request.headers, this.config) !== 'ours')
      throw new DomainError(
        'cross-site',
        'This is taken from our own pages only: Origin names another, or none.',
      );
  }

  private async admit(request: AuthenticatedRequest, demand: Demand): Promise<Caller> {
    const { authorization = '', cookie } = request.headers;
    const secret = sessionSecret(cookie);
    // A proxy may ask for a password of its own: `Basic` is nothing to us.
    const hasToken = namesToken(request.headers);
    if (hasToken && secret !== null)
      throw new DomainError('invalid-input', 'Send an API token or a session, not both.');
    const caller = hasToken
      ? await this.authenticator.byToken(bearerToken(authorization), request.ip)
      : await this.signedIn(secret, demand);
    if (demand.session && caller.credential.kind !== 'session')
      throw new DomainError('forbidden', 'This needs somebody who is signed in: an API token may not do it.');
    if (!isOpenTo(demand.access, caller)) {
      if (demand.hides !== null) throw notFound(demand.hides);
      throw new DomainError('forbidden', `This needs the role ${demand.access ?? 'of nobody'}.`);
    }
    return caller;
  }

  private async signedIn(secret: string | null, { access }: Demand): Promise<Caller> {
    const found = secret === null ? null : await this.authenticator.bySession(secret);
    if (found === null) throw unauthenticated();
    if (found.awaitsSecondFactor && access !== 'second-factor')
      throw new DomainError('second-factor-required', 'The second factor is still to come.');
    if (!found.awaitsSecondFactor && access === 'second-factor')
      throw new DomainError('illegal-transition', 'No second factor is awaited: you are signed in.');
    return found.caller;
  }
}

function isOpenTo(access: Access | undefined, { grants }: Caller): boolean {
  if (access === undefined || access === 'public') return false;
  return access === 'account' || access === 'second-factor' || hasRole(grants, access);
}

function bearerToken(header: string): string {
  return /^bearer +([\w-]+)$/i.exec(header)?.[1] ?? '';
}
