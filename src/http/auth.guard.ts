import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { hasRole } from '../domain/accounts/grants.js';
import { DomainError } from '../domain/errors.js';
import { type Access, ACCESS, type AuthenticatedRequest } from './access.js';
import { Authenticator } from './authenticator.js';

/** Refuses by default: a route is open only where it says so, and to the role that it names. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const http = context.switchToHttp();
    void http.getResponse<FastifyReply>().header('Cache-Control', 'no-store');
    const request = http.getRequest<AuthenticatedRequest>();
    const caller = await this.authenticator.authenticate(bearerToken(request.headers.authorization));
    if (caller === null) {
      throw new DomainError('unauthenticated', 'The API token is missing, unknown, expired or revoked.');
    }
    if (access === undefined || !hasRole(caller.grants, access)) {
      throw new DomainError('forbidden', `This needs the role ${access ?? 'of nobody'}.`);
    }
    request.caller = caller;
    return true;
  }
}

function bearerToken(header: string | undefined): string {
  return /^bearer +([\w-]+)$/i.exec(header ?? '')?.[1] ?? '';
}
