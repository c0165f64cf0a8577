import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '../domain/errors.js';

/** The entity tag of a version (RFC 9110 § 8.8.3), strong. */
export function entityTag(version: number | string): string {
  return `"${version}"`;
}

/** The `If-Match` of a request: which version of the thing the caller has seen. */
export class Precondition {
  private constructor(private readonly tags: readonly string[]) {}

  /**
   * Reads the header (RFC 9110 § 13.1.1). `*` names no version and is no answer to the question.
   *
   * @throws DomainError `version-required` where it is missing.
   */
  static parse(header: string | undefined): Precondition {
    const tags = (header ?? '').split(',').map((tag) => tag.trim());
    const named = tags.filter((tag) => tag !== '' && tag !== '*');
    if (named.length === 0) {
      throw new DomainError('version-required', 'Say in If-Match which version you have read: its ETag.');
    }
    return new Precondition(named);
  }

  /** True where the caller has seen this version. A weak tag never matches. */
  allows(version: number | string): boolean {
    return this.tags.includes(entityTag(version));
  }
}

/** The request's `If-Match`; refused with 428 where it is missing. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): Precondition => {
  return Precondition.parse(context.switchToHttp().getRequest<FastifyRequest>().headers['if-match']);
});

/** True where `If-None-Match` names this tag, weakly compared (RFC 9110 § 13.1.2). */
export function isFresh(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === tag || one.trim() === '*');
}
