import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../domain/errors.js';

const TAKES_BYTES = 'concord:takes-bytes';

/** The media type that documents are sent in. */
export const MARKDOWN = 'text/markdown';

/** A route that takes a document's bytes (`text/markdown`); all others take JSON. */
export const TakesMarkdown = (): MethodDecorator => SetMetadata(TAKES_BYTES, true);

/** Refuses a body in a media type that the route does not take (415). */
@Injectable()
export class MediaTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const takesBytes = this.reflector.get<boolean | undefined>(TAKES_BYTES, context.getHandler()) === true;
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (Buffer.isBuffer(body) !== takesBytes) {
      throw new DomainError(
        'unsupported-media-type',
        `This address takes ${takesBytes ? MARKDOWN : 'application/json'}.`,
      );
    }
    return true;
  }
}
