import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, of } from 'rxjs';
import { parseLanguageTag } from '../domain/languages/language-tag.js';

/** Where `/c/{slug}/{language}` has its language, counted between the slashes. */
const PLACE = 3;

/** Leads `/c/{slug}/FR` and `/c/{slug}/zh_CN` to the one address that the language has (301). */
@Injectable()
export class CanonicalLanguageInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest<{ Params: { language?: string } }>>();
    const asked = request.params.language;
    const canonical = asked === undefined ? null : canonicalTag(asked);
    if (canonical === null || canonical === asked) return next.handle();
    const parts = request.url.split('/');
    const rest = /[?#].*$/.exec(parts[PLACE] ?? '')?.[0] ?? '';
    const address = parts.with(PLACE, `${canonical}${rest}`).join('/');
    void http.getResponse<FastifyReply>().redirect(address, 301);
    return of(undefined);
  }
}

/** Null where it names no language: what is asked for does not exist. */
function canonicalTag(tag: string): string | null {
  try {
    return parseLanguageTag(tag);
  } catch {
    return null;
  }
}
