import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../domain/errors.js';

const TAKES = 'concord:takes';

/** The media type that documents are sent in. */
export const MARKDOWN = 'text/markdown';

/** The media type that the forms of pages are sent in. */
export const FORM = 'application/x-www-form-urlencoded';

const JSON_TYPE = 'application/json';

/** A route that takes a document's bytes (`text/markdown`); others take JSON. */
export const TakesMarkdown = (): MethodDecorator => SetMetadata(TAKES, MARKDOWN);

/** A route behind a page, that takes what is typed into it. */
export const TakesForm = (): MethodDecorator => SetMetadata(TAKES, FORM);

/** Refuses a body in a media type that the route does not take (415). */
@Injectable()
export class MediaTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const taken = this.reflector.get<string | undefined>(TAKES, context.getHandler()) ?? JSON_TYPE;
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    const sent = typeOf(body);
    if (sent !== taken && (sent !== null || taken === MARKDOWN)) {
      throw new DomainError('unsupported-media-type', `This address takes ${taken}.`);
    }
    return true;
  }
}

/** What the body was sent as, by what it was read into; null: nothing was sent. */
function typeOf(body: unknown): string | null {
  if (body === undefined || body === null) return null;
  if (Buffer.isBuffer(body)) return MARKDOWN;
  return body instanceof URLSearchParams ? FORM : JSON_TYPE;
}
